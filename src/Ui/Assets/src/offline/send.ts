// Sends what waits, oldest first, each entry under its own key until there is an answer: the platform takes it once.
import { all, put, type Entry } from "./store";

export interface Target {
  address: string;
  within: string | undefined;
  stop: string;
  language: string;
  /** What to say of one that may have arrived so long ago that the platform does not remember its key. */
  uncertain: string;
}

/** done: nothing waits; signal: none; signIn: the session has ended. */
export type Outcome = "done" | "signal" | "signIn";

const Patience = 30_000;
const TokenLives = 20 * 60 * 60 * 1000;
// The platform keeps keys for seven days at the least.
const KeysLive = 6 * 24 * 60 * 60 * 1000;

interface Answered {
  status: number;
  body: Record<string, unknown>;
  /** Not now: too many calls, or the same one is still running there. */
  retry: boolean;
}

async function call(address: string, headers: Record<string, string>, content: BodyInit): Promise<Answered | null> {
  const ending = new AbortController();
  const late = window.setTimeout(() => ending.abort(), Patience);
  try {
    const response = await fetch(address, { method: "POST", headers, body: content, credentials: "same-origin", redirect: "error", signal: ending.signal });
    const told = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    return { status: response.status, body: told, retry: response.status >= 500 || response.headers.has("Retry-After") };
  } catch {
    return null;
  } finally {
    window.clearTimeout(late);
  }
}

const sentence = (answer: Answered): string => (typeof answer.body.detail === "string" ? answer.body.detail : String(answer.status));

async function sendPhotos(entry: Entry, language: string): Promise<Outcome | "refused"> {
  for (const photo of entry.photos) {
    if (photo.token && Date.now() - (photo.tokenAt ?? 0) < TokenLives) continue;
    const answer = await call(`/api/v1/files?name=${encodeURIComponent(photo.name)}`, { "Accept-Language": language, "Content-Type": "application/octet-stream" }, photo.blob);
    if (!answer || answer.retry) return "signal";
    if (answer.status === 401) return "signIn";
    if (answer.status !== 201) {
      // What may have arrived already must not be changed, so it waits instead.
      if (entry.inDoubt) return "signal";
      Object.assign(entry, { state: "refused", problem: { sentence: `${photo.name}：${sentence(answer)}`, field: "files" } });
      await put(entry);
      return "refused";
    }
    Object.assign(photo, { token: String(answer.body.token), tokenAt: Date.now() });
    await put(entry);
  }
  return "done";
}

function bodyOf(entry: Entry, target: Target): string {
  const { writtenAt, ...fields } = entry.body;
  const members = entry.photos.length > 0 ? { ...fields, files: entry.photos.map((photo) => photo.token) } : fields;
  return JSON.stringify({ ...(target.within ? { [target.within]: members } : members), ...(writtenAt ? { writtenAt } : {}), [target.stop]: !entry.anyway });
}

async function sendOne(entry: Entry, target: Target): Promise<Outcome> {
  if (entry.inDoubt && Date.now() - (entry.doubtAt ?? entry.at) > KeysLive) {
    await put(Object.assign(entry, { state: "conflict", inDoubt: false, key: crypto.randomUUID(), problem: { sentence: target.uncertain } }));
    return "done";
  }
  const photos = await sendPhotos(entry, target.language);
  if (photos === "refused") return "done";
  if (photos !== "done") return photos;
  // Said before it is sent: a device that dies now must not let the words be changed under the same key.
  if (!entry.inDoubt) await put(Object.assign(entry, { inDoubt: true, doubtAt: Date.now() }));
  const answer = await call(target.address, { "Accept-Language": target.language, "Content-Type": "application/json", "Idempotency-Key": entry.key }, bodyOf(entry, target));
  if (!answer || answer.retry) return "signal";
  if (answer.status === 401) return "signIn";
  const told = answer.body as { id?: string; number?: string; receiptCode?: string; field?: string };
  // The key was used with other bytes: it was taken before the tokens of its photos were renewed.
  const taken = answer.status < 300 || (answer.status === 422 && told.field?.toLowerCase() === "idempotency-key");
  if (taken) {
    // Nothing that was told in confidence stays on the device.
    Object.assign(entry, { state: "sent", doneAt: Date.now(), body: {}, fields: {}, photos: [], problem: undefined, answer: { id: told.id, number: told.number, receiptCode: told.receiptCode } });
  } else {
    // Refused means nothing was done: it may be changed and sent under another key.
    Object.assign(entry, { state: answer.status === 409 ? "conflict" : "refused", inDoubt: false, key: crypto.randomUUID(), problem: { sentence: sentence(answer), field: told.field } });
  }
  await put(entry);
  return "done";
}

/** Sends all that waits of one account. Two windows do not send at the same time, and if they did, the keys would see to it. */
export async function sendAll(account: string, targetOf: (form: string) => Target | null, changed: () => Promise<void>): Promise<Outcome> {
  const work = async (): Promise<Outcome> => {
    for (const entry of (await all()).filter((one) => one.account === account && one.state === "waiting")) {
      const target = targetOf(entry.form);
      if (!target) continue;
      const outcome = await sendOne(entry, target);
      await changed();
      if (outcome !== "done") return outcome;
    }
    return "done";
  };
  if (!navigator.locks) return work();
  return navigator.locks.request("nj-offline-send", { ifAvailable: true }, (lock) => (lock ? work() : Promise.resolve<Outcome>("done")));
}
