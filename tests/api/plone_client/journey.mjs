// What an editor does, by Plone's own client. Prints what it saw as one line of JSON.
// Usage: node journey.mjs <folder of node_modules> <address of the site> <name> <password>
import { pathToFileURL } from 'node:url';

const [modules, apiPath, username, password] = process.argv.slice(2);
const dist = `${modules}/@plone/client/dist/index.js`;
const { default: ploneClient } = await import(pathToFileURL(dist).href);
const client = ploneClient.initialize({ apiPath });
const anonymous = ploneClient.initialize({ apiPath });
const read = (query, args) => client[query](args).queryFn();
const change = (mutation, args) => client[mutation]().mutationFn(args);
const status = (promise) => promise.then(() => 200, (error) => error.response?.status ?? String(error));
const seen = {};

seen.root = (await anonymous.getContent({ path: '/' }))['@type'];
seen.wrong = await status(anonymous.login({ username, password: 'arvaus' }));
seen.token = (await client.login({ username, password })).split('.').length;

const blocks = {
  a: { '@type': 'title' },
  b: { '@type': 'slate', value: [{ type: 'p', children: [{ text: 'Tervetuloa.' }] }] },
};
const made = await change('createContentMutation', {
  path: '/ajankohtaista',
  data: { '@type': 'News Item', title: 'Plonen asiakas', id: 'plonen-asiakas',
    description: 'Kokeilu.', blocks, blocks_layout: ['a', 'b'] },
});
const path = new URL(made['@id']).pathname;
seen.made = [made['@type'], made.review_state, path];
seen.hidden = await status(anonymous.getContent({ path }));

await change('updateContentMutation', { path, data: { title: 'Plonen asiakas 2' } });
seen.edited = (await client.getContent({ path })).title;
seen.lock = (await change('createLockMutation', { path: path.slice(1), data: {} })).locked;
seen.unlock = (await change('deleteLockMutation', { path: path.slice(1), data: {} })).locked;

const ways = (await read('getWorkflowQuery', { path })).transitions;
seen.ways = ways.map((way) => way['@id'].split('/').pop());
seen.published = (await change('createWorkflowMutation', { path, data: { comment: 'ok' } })).review_state;
seen.open = (await anonymous.getContent({ path, expand: ['breadcrumbs', 'workflow'] }))['@components'].breadcrumbs.items.length;

const history = await read('getHistoryQuery', { path });
seen.versions = history.filter((row) => row.type === 'versioning').map((row) => row.version);
seen.first = (await read('getHistoryVersionedQuery', { path, version: 0 })).title;
await change('revertHistoryMutation', { path, data: { version: 0 } });
seen.reverted = (await client.getContent({ path })).title;

seen.breadcrumbs = (await read('getBreadcrumbsQuery', { path })).items.map((item) => item.title);
seen.navigation = (await read('getNavigationQuery', { path: '/' })).items.length > 3;
seen.translations = (await read('getTranslationQuery', { path })).items.length;

const copied = await change('copyMutation', { path: '/ajankohtaista', data: { source: made['@id'] } });
const copy = new URL(copied[0].target).pathname;
seen.copy = copy;
await change('deleteContentMutation', { path: copy });
await change('deleteContentMutation', { path });
seen.gone = [await status(client.getContent({ path })), await status(anonymous.getContent({ path }))];
console.log(JSON.stringify(seen));
