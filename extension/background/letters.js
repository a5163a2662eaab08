/**
 * What of a mail is more than its sender: the fields of a signature and the lines of an original header. Firefox counts them as
 * personal communications, and they go to the companion once its user has allowed that in the options, where alone Firefox lets an
 * extension ask. Other browsers know no such leave: there the click on the card's button is all that is needed.
 */

const OPTIONS = "pages/options.html";

/** Whether signatures and original headers may be read. @returns {Promise<boolean>} */
export async function mayReadLetters() {
  const granted = /** @type {{ data_collection?: string[] }} */ (await chrome.permissions.getAll());
  return granted.data_collection?.includes("personalCommunications") ?? true;
}

/** Shows the user where he can allow it. */
export async function askInOptions() {
  await chrome.tabs.create({ url: chrome.runtime.getURL(`${OPTIONS}#letters`) });
}

/** The answer to a mail page that was not allowed to send what it did. */
export function notAllowed() {
  return { state: "ok", status: 403, wait: 0, body: { error: "letters", message: chrome.i18n.getMessage("letters_not_allowed") } };
}
