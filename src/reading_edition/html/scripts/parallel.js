// @ts-check
/* Keep the reader's choice of texts on the device. Without this, it lasts for the page. */

/** @type {NodeListOf<HTMLInputElement>} */
const inputs = document.querySelectorAll("input[name=re-show]");
for (const input of inputs) {
  try {
    if (input.id === localStorage.getItem("re-show")) input.checked = true;
    input.addEventListener("change", () => localStorage.setItem("re-show", input.id));
  } catch {
    // No storage, nothing to keep.
  }
}
