// An Excel file is sent only when it is whole: until then the page says what the browser cannot show.
const said = document.getElementById("preparing");
said.closest("form").addEventListener("submit", (event) => {
  const excel = new FormData(event.target).get("format") === "xlsx";
  said.textContent = excel ? said.dataset.said : "";
});
