// Adds up the ticked sessions; without a script the next page tells the sum.
(() => {
  const form = document.querySelector("[data-selection]");
  if (!form) return;
  const sum = form.querySelector("[data-sum]");
  const show = () => {
    let total = 0;
    for (const box of form.querySelectorAll("input[data-minutes]:checked")) total += Number(box.dataset.minutes);
    sum.textContent = sum.dataset.sum.replace("{hours}", Math.floor(total / 60)).replace("{minutes}", total % 60);
  };
  form.addEventListener("change", show);
  show();
})();
