// Saving the guide for reading without a network, by the reader's own choice.
(() => {
  "use strict";

  const guide = document.querySelector("[data-guide]");
  const part = document.querySelector("[data-offline]");
  if (!guide || !part || !("serviceWorker" in navigator)) return;

  const words = guide.dataset;
  const DAY = 24 * 3600 * 1000;
  const save = part.querySelector("[data-offline-save]");
  const remove = part.querySelector("[data-offline-remove]");
  const tell = (text) => { document.querySelector("[data-device-status]").textContent = text; };
  const shownDay = (moment) => new Date(moment).toLocaleDateString(document.documentElement.lang);

  part.hidden = false;

  const ask = async (message) => {
    const registration = await navigator.serviceWorker.getRegistration(words.guide);
    const worker = registration?.active;
    if (!worker) return null;
    return new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = (event) => resolve(event.data);
      worker.postMessage(message, [channel.port2]);
    });
  };

  const ready = async () => {
    const registration = await navigator.serviceWorker.register(words.worker, { scope: words.guide });
    const coming = registration.installing || registration.waiting;
    if (registration.active || !coming) return;
    await new Promise((resolve) => {
      coming.addEventListener("statechange", () => coming.state === "activated" && resolve());
    });
  };

  // `search` holds the municipality of the copy.
  const keep = async (search) => {
    const list = await (await fetch(words.files + search, { cache: "no-store" })).json();
    return ask({
      kind: "save",
      ...list,
      search,
      banner: words.wordsBanner,
      old: words.wordsOld,
      language: document.documentElement.lang,
    });
  };

  const show = (state) => {
    remove.hidden = !state?.saved;
    if (state?.saved) tell(words.wordsSaved.replace("{day}", shownDay(state.saved)));
  };

  save.addEventListener("click", async () => {
    tell(words.wordsSaving);
    try {
      await ready();
      const state = await keep(location.search);
      if (!state?.saved) throw new Error("not saved");
      show(state);
    } catch {
      tell(words.wordsFailed);
    }
  });

  remove.addEventListener("click", async () => {
    await ask({ kind: "forget" });
    await (await navigator.serviceWorker.getRegistration(words.guide))?.unregister();
    remove.hidden = true;
    tell(words.wordsRemoved);
  });

  // A copy that is over a day old, or holds an amount that has expired since, is renewed whenever
  // the guide is open with a network; in between, its pages hide that amount themselves.
  ask({ kind: "state" }).then(async (state) => {
    if (!state?.saved) return;
    show(state);
    const isStale = Date.now() - state.saved > DAY || (state.changes && state.changes <= window.guideToday());
    if (navigator.onLine && isStale) show((await keep(state.search || "").catch(() => null)) || state);
  });
})();
