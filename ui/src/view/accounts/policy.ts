// The smallest policy in a few lines, for where its whole JSON would push all else away.

const NAMED = 4;

/** Each statement in two lines, with its first actions; a text that is no policy stays as it is. */
export function policyExcerpt(policy: string): string {
  const statements = statementsOf(policy);
  return statements.length === 0 ? policy : statements.map(excerptOf).join(",\n");
}

function excerptOf(statement: Readonly<Record<string, unknown>>): string {
  const { Action: action, ...rest } = statement;
  const actions = Array.isArray(action) ? action : [action];
  const named = actions.slice(0, NAMED).map((one) => JSON.stringify(one));
  const more = actions.length > NAMED ? ["…"] : [];
  const facts = Object.entries(rest).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
  return `{ ${facts.join(", ")},\n  "Action": [${[...named, ...more].join(", ")}] }`;
}

function statementsOf(policy: string): readonly Record<string, unknown>[] {
  try {
    const { Statement: statement } = JSON.parse(policy) as { Statement?: unknown };
    return (Array.isArray(statement) ? statement : [statement]).filter(isRecord);
  } catch {
    return [];
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
