/**
 * Where the pairing's secrets are kept: a database of the extension's own origin. Unlike storage.local, no content script
 * can reach it in any browser.
 *
 * @typedef {{ token: string, key: string, server_id: string, port: number }} Paired
 * @typedef {{ pair_id: string, number: string, verifier: string, until: number, port: number }} Pending
 * @typedef {{ paired: Paired, pending: Pending }} Kept
 */

/** A database that is damaged, or locked by another program, may never answer. */
const TIME_LIMIT_MS = 5000;

/** @returns {Promise<IDBDatabase>} */
function open() {
  const request = indexedDB.open("whowrites", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("pairing");
  return inTime(settled(request));
}

/**
 * @template T
 * @param {Promise<T>} answer
 * @returns {Promise<T>}
 */
function inTime(answer) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("the browser's database does not answer")), TIME_LIMIT_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} task
 */
async function inStore(mode, task) {
  const database = await open();
  try {
    const transaction = database.transaction("pairing", mode);
    const [result] = await inTime(Promise.all([settled(task(transaction.objectStore("pairing"))), kept(transaction)]));
    return result;
  } finally {
    database.close();
  }
}

/** What was written is there only then: a full disk shows at the end. @param {IDBTransaction} transaction @returns {Promise<void>} */
function kept(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

/**
 * @template {keyof Kept} Name
 * @param {Name} name
 * @returns {Promise<Kept[Name] | undefined>}
 */
export function read(name) {
  return inStore("readonly", (store) => store.get(name));
}

/**
 * @template {keyof Kept} Name
 * @param {Name} name
 * @param {Kept[Name]} value
 */
export async function keep(name, value) {
  await inStore("readwrite", (store) => store.put(value, name));
}

/** @param {keyof Kept} name */
export async function drop(name) {
  await inStore("readwrite", (store) => store.delete(name));
}
