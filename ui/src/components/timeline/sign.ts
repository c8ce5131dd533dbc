// What a key explains.
import type { LifeKind } from "../../ipc/wire";
import type { Kind } from "../../view/timeline/kinds";

/** A step's bar, or a piece of a cluster's life. */
export type Sign =
  { readonly of: "step"; readonly kind: Kind } | { readonly of: "life"; readonly kind: LifeKind };

/** A sign, after the word it stands for. */
export type Explained = readonly [word: string, sign: Sign];
