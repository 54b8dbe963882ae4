// What was written on this device, in IndexedDB: it survives a dead battery, and nothing of it is ever held in memory only.

export interface Photo {
  name: string;
  blob: Blob;
  token?: string;
  tokenAt?: number;
}

/** waiting: to be sent; conflict, refused: the writer must decide; sent: done, only its number is left, and the receipt code until it was read out. */
export type State = "waiting" | "conflict" | "refused" | "sent";

export interface Entry {
  id: string;
  account: string;
  form: string;
  title: string;
  at: number;
  /** Raw values by field name, to show the form again. */
  fields: Record<string, string[]>;
  body: Record<string, unknown>;
  photos: Photo[];
  state: State;
  /** Idempotency key: the same words are taken once however often they are sent. */
  key: string;
  /** A try may have reached the platform although no answer came; what was sent must not be changed then. */
  inDoubt: boolean;
  /** When the first of the tries that got no answer was made. */
  doubtAt?: number;
  /** The writer has seen the conflict and sends it all the same. */
  anyway: boolean;
  answer?: { id?: string; number?: string; receiptCode?: string };
  problem?: { sentence: string; field?: string };
  doneAt?: number;
}

const Name = "nj-offline";
const Keep = 7 * 24 * 60 * 60 * 1000;

let opened: Promise<IDBDatabase> | null = null;

const open = (): Promise<IDBDatabase> =>
  (opened ??= new Promise((done, failed) => {
    const request = indexedDB.open(Name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("entries", { keyPath: "id" });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  }));

async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await open()).transaction("entries", mode, { durability: "strict" });
  const request = work(transaction.objectStore("entries"));
  return new Promise((done, failed) => {
    // Done means written, not only asked for.
    transaction.oncomplete = () => done(request.result);
    transaction.onerror = transaction.onabort = () => failed(transaction.error ?? request.error);
  });
}

export const put = (entry: Entry): Promise<unknown> => run("readwrite", (store) => store.put(entry));

/**
 * Changes an entry unless it was removed, changed or sent by somebody else since it was read; false then, and nothing is written. Reading and writing are one transaction: two windows may be open.
 */
export async function amend(entry: Entry, changes: Partial<Entry>): Promise<boolean> {
  const transaction = (await open()).transaction("entries", "readwrite", { durability: "strict" });
  const entries = transaction.objectStore("entries");
  const reading = entries.get(entry.id) as IDBRequest<Entry | undefined>;
  let same = false;
  reading.onsuccess = () => {
    const known = reading.result;
    same = known !== undefined && known.key === entry.key && known.state === entry.state && known.inDoubt === entry.inDoubt;
    if (same) entries.put({ ...known, ...changes });
  };
  return new Promise((done, failed) => {
    transaction.oncomplete = () => {
      if (same) Object.assign(entry, changes);
      done(same);
    };
    transaction.onerror = transaction.onabort = () => failed(transaction.error ?? reading.error);
  });
}

export const get = (id: string): Promise<Entry | undefined> => run("readonly", (store) => store.get(id) as IDBRequest<Entry | undefined>);

export const remove = (id: string): Promise<unknown> => run("readwrite", (store) => store.delete(id));

/** All entries, oldest first; what was sent a week ago is forgotten. */
export async function all(): Promise<Entry[]> {
  const entries = await run("readonly", (store) => store.getAll() as IDBRequest<Entry[]>);
  for (const old of entries.filter((entry) => entry.doneAt !== undefined && Date.now() - entry.doneAt > Keep)) await remove(old.id);
  return entries.filter((entry) => entry.doneAt === undefined || Date.now() - entry.doneAt <= Keep).sort((one, other) => one.at - other.at);
}
