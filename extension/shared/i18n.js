/** The extension's own words. They follow the browser's language; the companion's sentences follow the setting. */

/**
 * The message of `_locales` with this name. Throws for a name that no catalog has: a bug, not a blank.
 * @param {string} name
 * @param {...(string | number)} values
 */
export function text(name, ...values) {
  const message = chrome.i18n.getMessage(name, values.map(String));
  if (!message) throw new Error(`no message named ${name}`);
  return message;
}

/** The language of the browser, as the companion names languages. */
export function browserLanguage() {
  return chrome.i18n.getUILanguage().toLowerCase().startsWith("zh") ? "zh_CN" : "en";
}
