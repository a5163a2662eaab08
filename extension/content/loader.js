// A content script is a classic script; this one line brings in the modules. Firefox resolves a relative import against
// the mail page, hence the full address.
import(chrome.runtime.getURL("content/main.js"));
