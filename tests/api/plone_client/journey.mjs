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

// The smaller services, each by the method that the client has for it.
const items = (answer) => answer.items.length;
seen.search = (await read('getSearchQuery', { query: { SearchableText: 'ryhmävalmennus*', portal_type: ['News Item'], b_size: 3 } })).items_total > 0;
seen.searchBelow = (await read('getSearchQuery', { query: { path: { query: '/ajankohtaista', depth: 1 } } })).items_total > 3;
const criteria = [{ i: 'portal_type', o: 'plone.app.querystring.operation.selection.any', v: ['Event'] }];
const events = (await read('getQuerystringSearchQuery', { query: criteria })).items_total;
seen.querystring = [events > 0,
  (await change('postQuerystringSearchMutation', { data: { query: criteria, b_size: '2' } })).items_total === events];
seen.context = items(await read('getContextNavigationQuery', { path })) > 0;
seen.actions = (await read('getActionsQuery', { path })).object.map((action) => action.id);
seen.navroot = (await read('getNavrootQuery', { path })).navroot['@type'];
seen.site = (await read('getSiteQuery', {}))['plone.default_language'];
const types = await read('getTypesQuery', {});
seen.types = types.some((type) => type.id === 'News Item');
seen.type = (await read('getTypeQuery', { contentPath: 'News Item' })).required;
seen.field = (await read('getTypeFieldQuery', { contentFieldPath: 'News Item/title' })).type;
const keywords = 'plone.app.vocabularies.Keywords';
seen.vocabularies = (await read('getVocabulariesListQuery', {})).some((row) => row.title === keywords);
seen.keywords = (await read('getVocabulariesQuery', { path: keywords, title: 'a' })).items_total > 0;
seen.source = (await read('getSourceQuery', { path: path.slice(1), field: 'municipalities' })).items_total > 0;
seen.users = (await read('getUsersQuery', {})).map((user) => user.id);
seen.user = (await read('getUserQuery', { userId: username })).username;
seen.userschema = (await read('getUserschemaQuery', {})).required;
seen.comments = items(await read('getCommentsQuery', { path: path.slice(1) }));
seen.integrity = (await read('getLinkintegrityQuery', { uids: made.UID })).length;
seen.relocked = [(await change('createLockMutation', { path, data: {} })).locked,
  (await read('getLockQuery', { path })).locked,
  (await change('updateLockMutation', { path: `${path}/@lock`, locktoken: 'x' })).locked];
await change('deleteLockMutation', { path, data: {} });

await change('createAliasesMutation', { path, data: { items: [{ path: '/plonen-vanha' }] } });
await change('createAliasesMultipleMutation', { data: { items: [{ path: '/plonen-toinen', 'redirect-to': path }] } });
seen.aliases = (await read('getAliasesQuery', { path })).items.map((alias) => alias.path);
const ours = (alias) => alias['redirect-to'] === made['@id'];
seen.aliasList = (await read('getAliasesListQuery', {})).items.filter(ours).map((alias) => alias.path);
seen.oldAddress = (await anonymous.getContent({ path: '/plonen-vanha' })).title;
await change('deleteAliasesMutation', { path, data: { items: [{ path: '/plonen-vanha' }, { path: '/plonen-toinen' }] } });
seen.noAliases = items(await read('getAliasesQuery', { path }));

// A real translation: made in the other language, linked, and told by both.
const listings = (await read('getTranslationQuery', { path: '/ajankohtaista' })).items;
const swedish = await change('createContentMutation', {
  path: new URL(listings.find((row) => row.language === 'sv')['@id']).pathname,
  data: { '@type': 'News Item', title: 'Plones klient', id: 'plones-klient', description: 'Ett försök.', blocks, blocks_layout: ['a', 'b'] },
});
const other = new URL(swedish['@id']).pathname;
await change('linkTranslationMutation', { path, data: { id: swedish['@id'] } });
seen.translated = (await read('getTranslationQuery', { path })).items.map((row) => row.language);
await change('unlinkTranslationMutation', { path, data: { language: 'sv' } });
seen.untranslated = items(await read('getTranslationQuery', { path }));
await change('deleteContentMutation', { path: other });

// Somewhere else, and back by the old address.
const page = await change('createContentMutation', { path: '/', data: { '@type': 'Document', title: 'Kansio', id: 'plonen-kansio' } });
const inside = await change('createContentMutation', { path: '/', data: { '@type': 'Document', title: 'Siirtyvä', id: 'plonen-siirtyva' } });
const moved = await change('moveMutation', { path: '/plonen-kansio', data: { source: inside['@id'] } });
seen.moved = new URL(moved[0].target).pathname;
await change('deleteContentMutation', { path: new URL(page['@id']).pathname });

const copied = await change('copyMutation', { path: '/ajankohtaista', data: { source: made['@id'] } });
const copy = new URL(copied[0].target).pathname;
seen.copy = copy;
await change('deleteContentMutation', { path: copy });
await change('deleteContentMutation', { path });
seen.gone = [await status(client.getContent({ path })), await status(anonymous.getContent({ path }))];
console.log(JSON.stringify(seen));
