// @ts-check
/* Keep the reader's choice of texts on the device. Without this, it lasts for the page. */

/** @type {NodeListOf<HTMLInputElement>} */
const inputs = document.querySelectorAll(".re-switch input");
for (const input of inputs) {
  try {
    if (input.id === localStorage.getItem(input.name)) input.checked = true;
    input.addEventListener("change", () => localStorage.setItem(input.name, input.id));
  } catch {
    // No storage, nothing to keep.
  }
}
