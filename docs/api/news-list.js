// A municipality's news from the project's site. The site names this page's origin in CORS_ALLOWED_ORIGINS.
const { site, kunta } = document.currentScript.dataset;
const state = document.getElementById('tila');
const list = document.getElementById('uutiset');

function line(post) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  // textContent takes any text as text: nothing in it can become HTML.
  link.textContent = post.title;
  link.href = post['@id'];
  const day = document.createElement('time');
  day.dateTime = post.effective;
  day.textContent = new Date(post.effective).toLocaleDateString('fi-FI');
  item.append(link, ' ', day);
  return item;
}

fetch(`${site}/++api++/ajankohtaista?kunta=${encodeURIComponent(kunta)}&b_size=5`)
  .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))))
  .then(({ items }) => {
    list.replaceChildren(...items.map(line));
    state.textContent = items.length ? '' : 'Uutisia ei ole vielä.';
  })
  .catch(() => {
    state.textContent = 'Uutisia ei saatu haettua. Yritä hetken kuluttua uudelleen.';
  });
