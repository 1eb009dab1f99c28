// The same news with Plone's own client: node news-list.mjs <address of the site> <municipality>
import ploneClient from '@plone/client';

const [apiPath, kunta] = process.argv.slice(2);
const client = ploneClient.initialize({ apiPath });
try {
  const { items } = await client.getContent({ path: `/ajankohtaista?kunta=${encodeURIComponent(kunta)}` });
  if (!items.length) console.log('There is no news yet.');
  for (const post of items.slice(0, 5)) console.log(`${post.effective.slice(0, 10)} ${post.title} ${post['@id']}`);
} catch (error) {
  console.error('The news cannot be read now.', error.response?.status ?? error.message);
  process.exitCode = 1;
}
