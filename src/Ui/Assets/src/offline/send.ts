// Sends what waits, oldest first, each entry under its own key until there is an answer: the platform takes it once.
import { all, amend, type Entry } from "./store";

export interface Target {
  address: string;
  within: string | undefined;
  stop: string;
  /** Member of the body for the moment at which it was written. */
  written: string | undefined;
  language: string;
  /** Whether the title may stay once it was sent: a name on the register may, words told in confidence may not. */
  titleStays: boolean;
  /** What to say of one that may have arrived so long ago that the platform does not remember its key. */
  uncertain: string;
  /** Whether the writer is changing it just now. */
  held: () => boolean;
}

/** done: nothing waits; later: some of it must be tried again; signal: there is none; signIn: the session has ended, or is somebody else's. */
export type Outcome = "done" | "later" | "signal" | "signIn";

const Patience = 30_000;
const TokenLives = 20 * 60 * 60 * 1000;
// The platform keeps keys for seven days at the least.
const KeysLive = 6 * 24 * 60 * 60 * 1000;

interface Answered {
  status: number;
  body: Record<string, unknown>;
  /** Not now: something is wrong there, or the same one is still running. */
  retry: boolean;
}

// Whose words it is: another window may have signed in somebody else meanwhile, in whose name they must not be sent.
async function call(entry: Entry, target: Target, address: string, headers: Record<string, string>, content: BodyInit): Promise<Answered | null> {
  const ending = new AbortController();
  const late = window.setTimeout(() => ending.abort(), Patience);
  try {
    const all = { ...headers, "Accept-Language": target.language, "X-Account": entry.account };
    const response = await fetch(address, { method: "POST", headers: all, body: content, credentials: "same-origin", redirect: "error", signal: ending.signal });
    const told = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    return { status: response.status, body: told, retry: response.status >= 500 || response.headers.has("Retry-After") };
  } catch {
    return null;
  } finally {
    window.clearTimeout(late);
  }
}

const sentence = (answer: Answered): string => (typeof answer.body.detail === "string" ? answer.body.detail : String(answer.status));

/** Why this entry cannot be sent now; null when there is an answer to go by. No answer, too many calls or no session stop the others too. */
function hindrance(answer: Answered | null): Outcome | null {
  if (!answer || answer.status === 429) return "signal";
  return answer.status === 401 ? "signIn" : answer.retry ? "later" : null;
}

// Null when all are there.
async function sendPhotos(entry: Entry, target: Target): Promise<Outcome | null> {
  for (const [at, photo] of entry.photos.entries()) {
    if (photo.token && Date.now() - (photo.tokenAt ?? 0) < TokenLives) continue;
    const answer = await call(entry, target, `/api/v1/files?name=${encodeURIComponent(photo.name)}`, { "Content-Type": "application/octet-stream" }, photo.blob);
    const hindered = hindrance(answer);
    if (!answer || hindered) return hindered;
    if (answer.status !== 201) {
      // What may have arrived already must not be changed, so it waits instead.
      if (entry.inDoubt) return "later";
      await amend(entry, { state: "refused", problem: { sentence: `${photo.name}：${sentence(answer)}`, field: "files" } });
      return "done";
    }
    const staged = { ...photo, token: String(answer.body.token), tokenAt: Date.now() };
    if (!(await amend(entry, { photos: entry.photos.map((one, index) => (index === at ? staged : one)) }))) return "done";
  }
  return null;
}

function bodyOf(entry: Entry, target: Target): string {
  const fields = { ...entry.body };
  const written = target.written ? { [target.written]: fields[target.written] } : {};
  if (target.written) delete fields[target.written];
  const members = entry.photos.length > 0 ? { ...fields, files: entry.photos.map((photo) => photo.token) } : fields;
  return JSON.stringify({ ...(target.within ? { [target.within]: members } : members), ...written, [target.stop]: !entry.anyway });
}

async function sendOne(entry: Entry, target: Target, changed: () => Promise<void>): Promise<Outcome> {
  if (entry.inDoubt && Date.now() - (entry.doubtAt ?? entry.at) > KeysLive) {
    await amend(entry, { state: "conflict", inDoubt: false, key: crypto.randomUUID(), problem: { sentence: target.uncertain } });
    return "done";
  }
  const hindered = await sendPhotos(entry, target);
  if (hindered) return hindered;
  if (target.held()) return "done";
  const doubted = entry.inDoubt;
  // Said before it is sent: a device that dies now must not let the words be changed under the same key.
  if (!(await amend(entry, doubted ? {} : { inDoubt: true, doubtAt: Date.now() }))) return "done";
  await changed();
  const answer = await call(entry, target, target.address, { "Content-Type": "application/json", "Idempotency-Key": entry.key }, bodyOf(entry, target));
  const stopped = hindrance(answer);
  // Turned away at the door: nothing was done.
  if (stopped === "signIn" && !doubted) await amend(entry, { inDoubt: false, doubtAt: undefined });
  if (!answer || stopped) return stopped ?? "signal";
  const told = answer.body as { id?: string; number?: string; receiptCode?: string; field?: string; conflict?: boolean };
  // The key was used with other bytes: it was taken before the tokens of its photos were renewed.
  const taken = answer.status < 300 || (answer.status === 422 && told.field?.toLowerCase() === "idempotency-key");
  await amend(entry, taken
    // Nothing that was told in confidence stays on the device (R-PRI-13).
    ? { state: "sent", doneAt: Date.now(), title: told.number ?? (target.titleStays ? entry.title : ""), body: {}, fields: {}, photos: [], problem: undefined, answer: { id: told.id, number: told.number, receiptCode: told.receiptCode } }
    // Refused means nothing was done: it may be changed and sent under another key. Files are sent anew unless a field says what is wrong: they may be what is gone.
    : { state: told.conflict ? "conflict" : "refused", inDoubt: false, key: crypto.randomUUID(), problem: { sentence: sentence(answer), field: told.field }, photos: told.field || told.conflict ? entry.photos : entry.photos.map(({ name, blob }) => ({ name, blob })) });
  return "done";
}

/** Sends all that waits of one account; one that is hindered holds up no other. Two windows do not send at the same time, and if they did, the keys would see to it. */
export async function sendAll(account: string, targetOf: (entry: Entry) => Target | null, changed: () => Promise<void>): Promise<Outcome> {
  const work = async (): Promise<Outcome> => {
    const tried = new Set<string>();
    let result: Outcome = "done";
    for (;;) {
      // Read anew each time: what waits may be changed or removed, and more may be written, while others are sent.
      const entry = (await all()).find((one) => one.account === account && one.state === "waiting" && !tried.has(one.key));
      if (!entry) return result;
      tried.add(entry.key);
      const target = targetOf(entry);
      if (!target) continue;
      const outcome = await sendOne(entry, target, changed);
      await changed();
      if (outcome === "signal" || outcome === "signIn") return outcome;
      if (outcome === "later") result = outcome;
    }
  };
  if (!navigator.locks) return work();
  return navigator.locks.request("nj-offline-send", { ifAvailable: true }, (lock) => (lock ? work() : Promise.resolve<Outcome>("done")));
}
