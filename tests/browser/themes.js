// Prints, as one JSON line, the tokens and which theme the extension chooses for each background of argv[2] ("#rrggbb", "#rrggbb", ...).
import { TOKENS } from "../../extension/content/paint.js";
import { colourOf, themeOf } from "../../extension/content/theme.js";

const themes = JSON.parse(process.argv[2]).map((hex) => {
  const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return themeOf(colourOf(`rgb(${parts.join(", ")})`));
});
console.log(JSON.stringify({ tokens: TOKENS, themes }));
