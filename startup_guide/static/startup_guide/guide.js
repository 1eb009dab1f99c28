// The guide on the reader's device: ticks, notes, progress, files, the remembered municipality.
(() => {
  "use strict";

  const guide = document.querySelector("[data-guide]");
  const store = window.guideMarks;
  if (!guide || !store) return;

  const words = guide.dataset;
  const chapter = document.querySelector("[data-chapter]")?.dataset.chapter;
  const boxes = [...document.querySelectorAll("[data-mark]")];
  const notes = document.querySelector("[data-notes]");
  const PLACE = "tekijat-opas-kunta";

  const tell = (text) => {
    const status = document.querySelector("[data-device-status]");
    if (status) status.textContent = text;
  };

  document.querySelectorAll("[data-needs-script]").forEach((part) => { part.hidden = false; });

  // --- ticks and notes ---

  const names = (box) => [box.dataset.mark, ...(box.dataset.former || "").split(" ").filter(Boolean)];

  const count = (data) => {
    if (chapter && boxes.length) {
      data.totals[chapter] = [boxes.filter((box) => box.checked).length, boxes.length];
    }
    return data;
  };

  const show = () => {
    const data = store.read();
    for (const box of boxes) box.checked = names(box).some((name) => name in data.marks);
    if (notes) notes.value = data.notes[chapter] || "";
    for (const place of document.querySelectorAll("[data-progress]")) {
      const [done, all] = data.totals[place.dataset.progress] || [0, 0];
      place.hidden = !done;
      place.textContent = words.wordsProgress.replace("{done}", done).replace("{all}", all);
    }
  };

  for (const box of boxes) {
    box.addEventListener("change", () => {
      const data = store.read();
      for (const name of names(box)) delete data.marks[name];
      if (box.checked) data.marks[box.dataset.mark] = store.today();
      store.write(count(data));
    });
  }
  notes?.addEventListener("input", () => {
    const data = store.read();
    data.notes[chapter] = notes.value;
    if (!notes.value) delete data.notes[chapter];
    store.write(data);
  });
  show();
  window.addEventListener("storage", show);

  // --- files ---

  document.querySelector("[data-export]")?.addEventListener("click", () => {
    const content = JSON.stringify({ ...store.read(), site: location.origin }, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
    link.download = `${store.NAME}-${store.today()}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  });

  document.querySelector("[data-import]")?.addEventListener("change", async (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file) return;
    let data = null;
    try {
      const parsed = JSON.parse(file.size < 1_000_000 ? await file.text() : "null");
      data = parsed?.site === location.origin ? store.clean(parsed) : null;
    } catch {
      data = null;
    }
    if (!data) {
      tell(words.wordsRefused);
      return;
    }
    const here = store.read();
    for (const part of ["marks", "notes", "totals"]) data[part] = { ...here[part], ...data[part] };
    store.write(data);
    show();
    store.write(count(store.read()));
    tell(words.wordsImported);
  });

  document.querySelector("[data-clear]")?.addEventListener("click", () => {
    if (!window.confirm(words.wordsSure)) return;
    store.write(store.empty());
    show();
    tell(words.wordsCleared);
  });

  document.querySelector("[data-print]")?.addEventListener("click", () => window.print());

  // --- the municipality, remembered by choice ---

  const remember = document.querySelector("[data-remember-place]");
  const keep = (key) => {
    try {
      if (key === null) localStorage.removeItem(PLACE);
      else localStorage.setItem(PLACE, key);
    } catch { /* A browser without a store forgets. */ }
  };
  const kept = () => {
    try {
      return localStorage.getItem(PLACE);
    } catch {
      return null;
    }
  };
  const known = [...document.querySelectorAll("[data-place]")].map((link) => link.dataset.place);
  const chosen = new URL(location.href).searchParams.get("kunta");
  if (remember) {
    const place = kept();
    remember.checked = place !== null;
    if (place && chosen === null && known.includes(place)) {
      const address = new URL(location.href);
      address.searchParams.set("kunta", place);
      location.replace(address);
    }
    remember.addEventListener("change", () => keep(remember.checked ? chosen || "" : null));
    document.querySelector("[data-places]").addEventListener("click", (event) => {
      const link = event.target.closest("[data-place]");
      if (link && remember.checked) keep(link.dataset.place);
    });
  }
})();
