// Facilitator mode: runs the clock of a session on the device. Nothing is sent anywhere.
(() => {
  "use strict";
  const body = document.body;
  const now = document.querySelector(".facilitator__now");
  const rows = [...document.querySelectorAll(".facilitator__steps > li")];
  const steps = rows.map((row) => ({ ...row.dataset, seconds: Number(row.dataset.minutes) * 60 }));
  const offline = document.querySelector(".facilitator__offline");
  const part = (name) => now.querySelector(`[data-${name}]`);
  const run = now.querySelector("[data-action=run]");

  // `passed` holds the seconds of the current step; `since` the moment the clock was started.
  let state = { step: 0, passed: 0, since: null };
  try {
    const kept = JSON.parse(localStorage.getItem(body.dataset.key));
    if (kept && steps[kept.step]) state = kept;
  } catch { /* A device that keeps nothing starts from the beginning. */ }
  const keep = () => {
    try { localStorage.setItem(body.dataset.key, JSON.stringify(state)); } catch { /* as above */ }
  };
  const passed = () => state.passed + (state.since === null ? 0 : (Date.now() - state.since) / 1000);
  const clock = (seconds) => {
    const whole = Math.abs(Math.ceil(seconds));
    return `${seconds < -0.5 ? "−" : ""}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  };

  const tick = () => {
    const left = steps[state.step].seconds - passed();
    part("left").textContent = clock(left);
    now.classList.toggle("is-over", left < 0);
    now.querySelector("progress").value = Math.min(1, passed() / steps[state.step].seconds);
  };
  const show = (announce) => {
    const step = steps[state.step];
    part("phase").textContent = step.phase;
    part("facilitator").textContent = step.facilitator;
    part("participant").textContent = step.participant;
    part("with").textContent = step.with;
    part("place").textContent = `${state.step + 1} / ${steps.length}`;
    part("total").textContent = rows[state.step].querySelector(".facilitator__when").textContent;
    const next = steps[state.step + 1];
    part("next").textContent = next ? `${next.phase} (${next.minutes} min)` : part("next").dataset.end;
    now.querySelector("[data-action=back]").disabled = state.step === 0;
    now.querySelector("[data-action=forward]").disabled = !next;
    const { start, pause, resume } = run.dataset;
    run.textContent = state.since !== null ? pause : state.step || state.passed ? resume : start;
    rows.forEach((row, number) => row.toggleAttribute("aria-current", number === state.step));
    rows[state.step].setAttribute("aria-current", "step");
    if (announce) part("announce").textContent = `${step.phase}, ${step.minutes} min`;
    tick();
    keep();
  };
  const move = (by) => {
    const running = state.since !== null;
    state = { step: state.step + by, passed: 0, since: running ? Date.now() : null };
    show(true);
  };
  const actions = {
    run: () => {
      state = state.since === null
        ? { ...state, since: Date.now() }
        : { ...state, passed: passed(), since: null };
      show(false);
    },
    back: () => move(-1),
    forward: () => move(1),
    reset: () => { state = { step: 0, passed: 0, since: null }; show(true); },
  };
  if (steps.length) {
    now.hidden = false;
    now.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-action]");
      if (button) actions[button.dataset.action]();
    });
    show(false);
    setInterval(tick, 500);
    // The screen of a tablet on the table should not go dark in the middle of a session.
    const stayAwake = () => {
      if (document.visibilityState === "visible") navigator.wakeLock?.request("screen").catch(() => {});
    };
    document.addEventListener("visibilitychange", stayAwake);
    now.addEventListener("click", stayAwake, { once: true });
  }

  if ("serviceWorker" in navigator) {
    offline.textContent = offline.dataset.online;
    navigator.serviceWorker.register(body.dataset.worker, { scope: body.dataset.scope })
      .then(() => navigator.serviceWorker.ready)
      .then(() => { offline.textContent = offline.dataset.saved; body.dataset.offline = "ready"; })
      .catch(() => { offline.textContent = ""; });
  }
})();
