"use strict";
// Keeps one session on the device: the page itself and the files it needs, and nothing else.
const STORE = "ohjaus:{{ scope|escapejs }}:{{ key }}";
const PAGE = "{{ scope|escapejs }}";
const FILES = [{% for file in files %}"{{ file|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.addAll([PAGE, ...FILES])).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const mine = `ohjaus:${PAGE}:`;
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith(mine) && name !== STORE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== self.location.origin) return;
  if (address.pathname === PAGE) {
    // The newest page while there is a network, the kept one otherwise.
    event.respondWith(fetch(event.request).catch(() => caches.match(PAGE)));
  } else {
    event.respondWith(caches.match(event.request).then((kept) => kept || fetch(event.request)));
  }
});
