// The expiry rule on the reader's device: a page from an offline copy, or one that was left open
// over midnight, hides the amounts that the server would hide by now.
(() => {
  "use strict";

  // The day in Finland as 2027-01-01, by which the server decides too.
  const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Helsinki" }).format(new Date());

  const hide = (amount, words) => {
    const value = amount.querySelector(".amount__value");
    const link = document.createElement("a");
    link.href = amount.dataset.grantor;
    link.textContent = words;
    value.replaceChildren(link);
    amount.classList.add("amount--hidden");
    amount.querySelector(".amount__source")?.remove();
  };

  const check = () => {
    const words = document.querySelector("[data-words-hidden]")?.dataset.wordsHidden;
    if (!words) return;
    for (const place of document.querySelectorAll("[data-hides-on]")) {
      if (place.dataset.hidesOn > today()) continue;
      const amounts = place.matches(".amount") ? [place] : place.querySelectorAll(".amount");
      for (const amount of amounts) hide(amount, words);
      place.removeAttribute("data-hides-on");
    }
  };

  window.guideToday = today;
  check();
  window.addEventListener("pageshow", check);
  document.addEventListener("visibilitychange", check);
})();
