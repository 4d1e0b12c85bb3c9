// @ts-check
/* Styles make room for what scripts will add only where scripts run. */
document.documentElement.classList.remove("no-js");
/* The reader's settings, before the page is painted; settings.js offers them. */
try {
  const kept = JSON.parse(localStorage.getItem("re-settings") || "{}");
  for (const name in kept) document.documentElement.dataset[name] = kept[name];
} catch {
  // Nothing kept, or nothing may be: the page is as it was designed.
}
