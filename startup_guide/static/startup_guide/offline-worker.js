// The guide without a network. Its power ends at the address it is served below.
//
// The network comes first; the copy answers only when there is none, and says how old it is.
// Only what `save` has listed is kept: no forms, no admin, no previews.
"use strict";

const CACHE = `tekijat-opas:${self.registration.scope}`;
const NOTE = new URL("offline-note", self.registration.scope).href;
const OLD = 90 * 24 * 3600 * 1000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const note = async () => {
  const found = await (await caches.open(CACHE)).match(NOTE);
  return found ? found.json() : null;
};

const mayKeep = (answer) => answer.ok && !/no-store|private/.test(answer.headers.get("Cache-Control") || "");

const save = async (message) => {
  const scope = new URL(self.registration.scope);
  const pages = message.pages.map((page) => new URL(page, scope)).filter((page) => page.href.startsWith(scope.href));
  const files = message.files.map((file) => new URL(file, scope)).filter((file) => file.origin === scope.origin);
  const answers = await Promise.all([...pages, ...files].map(async (address) => {
    const answer = await fetch(address, { cache: "reload", credentials: "omit" });
    // All or nothing: half a guide would look whole.
    if (!mayKeep(answer)) throw new Error(address.pathname);
    return [address.href, answer];
  }));
  await caches.delete(CACHE);
  const cache = await caches.open(CACHE);
  await Promise.all(answers.map(([address, answer]) => cache.put(address, answer)));
  const { banner, old, language, changes, search } = message;
  const missing = new URL(message.missing, scope).href;
  const told = { saved: Date.now(), banner, old, language, changes, search, missing };
  await cache.put(NOTE, new Response(JSON.stringify(told)));
  return told;
};

self.addEventListener("message", (event) => {
  const work = {
    save: () => save(event.data),
    state: note,
    forget: async () => { await caches.delete(CACHE); return null; },
  }[event.data.kind];
  if (!work) return;
  event.waitUntil(work().then(
    (state) => event.ports[0].postMessage(state),
    () => event.ports[0].postMessage(null),
  ));
});

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

// The page from the copy with a line that tells its day.
const withBanner = async (answer) => {
  const told = await note();
  const day = new Date(told.saved).toLocaleDateString(told.language);
  const isOld = Date.now() - told.saved > OLD;
  const text = escaped(told.banner.replace("{day}", day) + (isOld ? `. ${told.old}` : ""));
  const banner = `<p class="offline-banner${isOld ? " offline-banner--old" : ""}" role="status">${text}</p>`;
  const html = (await answer.text()).replace(/(<main\b[^>]*>)/, `$1${banner}`);
  return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
};

const fromCopy = async (request) => {
  const cache = await caches.open(CACHE);
  // A page varies by what kind of answer is asked for, and only people's kind is kept here.
  const found = (await cache.match(request, { ignoreVary: true }))
    // Another municipality, or none: the same page as it was saved.
    || (await cache.match(request, { ignoreVary: true, ignoreSearch: true }));
  if (request.mode !== "navigate") return found || Response.error();
  return found ? withBanner(found) : notInCopy(cache);
};

// A page that tells what is in the copy and why the rest, such as the calculators, is not.
const notInCopy = async (cache) => {
  const told = await note();
  const page = told && (await cache.match(told.missing, { ignoreVary: true, ignoreSearch: true }));
  return page ? withBanner(page) : Response.error();
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET") {
    event.respondWith(fetch(request).catch(() => fromCopy(request)));
  } else if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(async () => notInCopy(await caches.open(CACHE))));
  }
});
