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

/**
 * The language of the browser, as the companion names languages. The catalog that the browser chose is asked first, so that sentences
 * and buttons agree; a Chinese without a catalog of its own gets Chinese sentences all the same.
 */
export function browserLanguage() {
  const isChinese = [text("catalog_language"), chrome.i18n.getUILanguage()].some((name) => name.toLowerCase().startsWith("zh"));
  return isChinese ? "zh_CN" : "en";
}
