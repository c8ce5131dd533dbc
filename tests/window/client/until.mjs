// Waiting for what must come, and saying plainly what did not.

/** How long a window may take to show what is already so, in milliseconds. */
export const SOON = 30_000;
const PAUSE = 50;

/** Resolves with the first truthy answer of `look`; after `limit` ms it throws that `what` did not come, and the last answer. */
export async function until(what, look, limit = SOON) {
  const end = Date.now() + limit;
  let last;
  for (;;) {
    try {
      last = await look();
      if (last) return last;
    } catch (error) {
      if (!(error instanceof NotYet)) throw error;
      last = error.message;
    }
    if (Date.now() > end)
      throw new Error(`Within ${limit / 1000} s this did not come: ${what} (last: ${JSON.stringify(last)})`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/** Thrown by a look that is to be made again. */
export class NotYet extends Error {}
