// Keep the reader's choice of texts on the device. Without this, the choice lasts for the page.
(() => {
  const inputs = document.querySelectorAll("input[name=re-show]");
  let kept = null;
  try {
    kept = localStorage.getItem("re-show");
  } catch {
    return; // no storage, nothing to keep
  }
  for (const input of inputs) {
    if (input.id === kept) input.checked = true;
    input.addEventListener("change", () => localStorage.setItem("re-show", input.id));
  }
})();
