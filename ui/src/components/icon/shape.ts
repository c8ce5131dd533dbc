/** How a shape is drawn: filled, as a line, or as a line in the colour of what lies behind. */
export type Shape = readonly [kind: "fill" | "line" | "cut", path: string, width?: number, dash?: string];
