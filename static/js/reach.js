// Counts a view once the page is seen. Stores nothing.
(() => {
  const d = document, n = navigator, { page, to } = d.currentScript.dataset;
  if (n.globalPrivacyControl || n.doNotTrack == 1) return;

  const once = (event, f) => d.addEventListener(event, f, { once: true });

  const send = (back) => {
    if (d.hidden) return once("visibilitychange", () => send(back));
    const u = {};
    for (const [k, v] of new URLSearchParams(location.search))
      if (/^utm_(source|medium|campaign)$/.test(k)) u[k] = v.slice(0, 70);
    const r = back ? location.hostname : d.referrer && new URL(d.referrer).hostname;
    const body = JSON.stringify({ p: +page, r, u });
    n.sendBeacon?.(to, body) || fetch(to, { method: "POST", body, keepalive: true });
  };

  const start = () => send(/^[rb]/.test(performance.getEntriesByType("navigation")[0]?.type));
  d.prerendering ? once("prerenderingchange", start) : start();
  addEventListener("pageshow", (e) => e.persisted && send(1));
})();
