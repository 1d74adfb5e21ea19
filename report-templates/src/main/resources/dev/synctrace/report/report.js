'use strict';
// The page works without this script. With it, members can be filtered and sorted, and those beyond the
// first screen are shown. Their data is in the page, packed. See MemberData for its format.
(() => {
  if (typeof DecompressionStream === 'undefined') return;

  const find = (id) => document.getElementById(id);
  const number = (value) => value.toLocaleString('en-US');

  async function unpack(element) {
    const packed = atob(element.textContent);
    const bytes = new Uint8Array(packed.length);
    for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream).text();
  }

  /** An element; texts become text nodes, so that no text of a log is ever read as markup. */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value !== null) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  // Lists that are shown in pieces: rows rendered beforehand, packed.
  for (const button of document.querySelectorAll('button[data-more]')) {
    const target = find(button.dataset.more);
    const box = button.closest('.more');
    const packs = [...document.querySelectorAll(`script[data-pack="${button.dataset.more}"]`)];
    button.addEventListener('click', async () => {
      const pack = packs.shift();
      const rows = document.createElement('template');
      rows.innerHTML = await unpack(pack);
      pack.remove();
      const first = rows.content.firstElementChild;
      target.append(rows.content);
      first.tabIndex = -1;
      first.focus();
      if (packs.length === 0) box.remove();
    });
  }

  const setupElement = find('setup');
  document.documentElement.classList.add('js');
  if (!setupElement) {
    document.documentElement.dataset.ready = 'yes';
    return;
  }
  const setup = JSON.parse(setupElement.textContent);

  const NAME = 0, DEVICE = 1, MAPPING = 2, TAB = 3, VERDICT = 4, GRADE = 5, CAUSES = 6, SUMMARY = 7, IDS = 8;
  const table = document.querySelector('table.members');
  const panel = find('members-panel');
  const tabs = [...document.querySelectorAll('[role="tab"]')];
  const filter = find('members-filter');
  const pager = find('members-pager');
  const severalMappings = setup.mappings.length > 1;
  const detailElements = [...document.querySelectorAll('script[data-details]')];
  const detailChunks = new Map();

  let rows = [];
  let shown = [];
  let tab = '';
  let page = 0;
  let sortBy = '';
  let sortDown = false;

  /** All rows, in the order they were judged; the texts of their chunk put in. */
  async function readRows() {
    const all = [];
    for (const element of document.querySelectorAll('script[data-rows]')) {
      const chunk = JSON.parse(await unpack(element));
      const first = all.length;
      for (const row of chunk.m) {
        row[CAUSES] = chunk.s[row[CAUSES]];
        row[SUMMARY] = chunk.s[row[SUMMARY]];
        row[IDS] = chunk.i[all.length - first].map((part) => typeof part === 'string' ? fullId(part) : part);
        all.push(row);
      }
      element.remove();
    }
    return all;
  }

  /** The details of one member; the chunk it is in is kept, and at most eight of them. */
  async function readDetail(at) {
    const place = Math.floor(at / setup.details);
    if (!detailChunks.has(place)) {
      detailChunks.set(place, unpack(detailElements[place]).then(JSON.parse));
      if (detailChunks.size > 8) detailChunks.delete(detailChunks.keys().next().value);
    }
    const chunk = await detailChunks.get(place);
    return { parts: chunk.m[at - place * setup.details], texts: chunk.s };
  }

  // What a member's own name and ids were taken out of: see OwnWords.
  function putBack(text, row) {
    return text.replace(/[\u0080-\u009F]/g, (mark) => {
      const code = mark.charCodeAt(0) - 0x80;
      const at = code % 0x10;
      const word = at === 0 ? row[NAME] : row[IDS][at * 2 - 1];
      return code < 0x10 ? word : word.toUpperCase();
    });
  }

  // GUIDs come without what all of them have: see ShortId.
  function fullId(text) {
    if (text[0] === '=') return text.slice(1);
    if (text[0] !== '~' && text[0] !== '^') return text;
    const guid = text.slice(1).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    return text[0] === '^' ? 'guid:' + guid : guid;
  }

  function two(value) { return String(value).padStart(2, '0'); }

  function written(millis) {
    const t = new Date(millis);
    return `${t.getUTCFullYear()}-${two(t.getUTCMonth() + 1)}-${two(t.getUTCDate())} ${two(t.getUTCHours())}:${two(t.getUTCMinutes())}:${two(t.getUTCSeconds())}.${String(t.getUTCMilliseconds()).padStart(3, '0')}`;
  }

  const surroundings = new Map([...document.querySelectorAll('details.near')]
    .map((each) => [each.closest('figure').querySelector('.place').textContent, each.cloneNode(true)]));

  function time(millis) {
    if (millis === null) return make('time', { title: 'the record has no time' }, 'undated');
    let seconds = setup.offsets[1];
    for (let i = 2; i < setup.offsets.length && setup.offsets[i] <= millis; i += 2) seconds = setup.offsets[i + 1];
    const utc = setup.epoch + millis;
    return make('time', { datetime: new Date(utc).toISOString(), title: written(utc) + ' UTC' }, written(utc + seconds * 1000));
  }

  // The records before and after a quote are in the file once, where the page shows it first.
  function near(place) {
    return surroundings.has(place) ? [surroundings.get(place).cloneNode(true)] : [];
  }

  // Lines and times of quotes are stored as differences. See MemberDetail.
  function inFull(quotes) {
    let line = 0;
    let at = 0;
    return quotes.map(([source, lines, millis, text, ...notes]) => {
      line += lines;
      if (millis !== null) at += millis;
      return [source, line, millis === null ? null : at, text, ...notes];
    });
  }

  /** The markup of the fragment `detail` in members.html, made of data. */
  function detail(row, { parts, texts }) {
    const text = (at) => putBack(texts[at], row);
    const [told, causes, timeline, evidence, missing, conflicts, [happened, next], path] = parts;
    const quotes = inFull(told);
    const place = (at) => make('span', { class: 'place' }, `${text(quotes[at][0])}:${quotes[at][1]}`);
    const at = (number) => number < 0 ? [] : [' ', ...(quotes[number][2] === null ? [] : [time(quotes[number][2]), ' ']), place(number)];
    const quote = (at) => make('figure', { class: 'quote' },
      make('pre', {}, text(quotes[at][3])), ...quotes[at].slice(4).map((note) => make('p', { class: 'code-note' }, text(note))), make('figcaption', {}, place(at), ...(quotes[at][2] === null ? [] : [' ', time(quotes[at][2])])), ...near(`${text(quotes[at][0])}:${quotes[at][1]}`));
    const evidenceList = (list) => make('ul', { class: 'evidence' }, ...list.map(([says, supports, at]) =>
      make('li', { class: supports ? 'for' : 'against' },
        make('p', {}, make('span', { class: 'sign' }, supports ? 'Supports:' : 'Contradicts:'), ' ', text(says)), quote(at))));
    const missingList = (list) => {
      const items = [];
      for (let i = 0; i < list.length; i += 2) items.push(make('li', {}, make('strong', {}, text(list[i])), ': ', text(list[i + 1])));
      return make('ul', { class: 'missing' }, ...items);
    };
    const part = (heading, level, list, content) => list.length === 0 ? [] : [make(level, {}, heading), content(list)];
    const box = make('div', { class: 'detail' });
    const ids = make('dl', { class: 'ids' });
    for (let i = 0; i < row[IDS].length; i += 2) {
      ids.append(make('div', {}, make('dt', {}, setup.ids[row[IDS][i]]), make('dd', {}, row[IDS][i + 1])));
    }
    if (text(next) !== '') box.append(make('p', { class: 'next' }, make('strong', {}, 'Next step:'), ' ', text(next)));
    box.append(make('p', { class: 'lead' }, text(happened)));
    if (path.length > 0) {
      box.append(make('ol', { class: 'stages' }, ...path.map(([name, ...told]) =>
        make('li', {}, make('span', { class: 'type' }, text(name)), make('ol', {}, ...stages(told, text, at))))));
    }
    box.append(ids);
    for (const [id, title, grade, signs, lacks, steps, links] of causes) {
      box.append(make('section', { class: 'cause' },
        make('h3', {}, make('span', { class: 'cause-id' }, text(id)), ' ', text(title), ' ', gradeMark(grade)),
        steps.length === 0 ? null : fix(steps.map(text), links.map(text)),
        ...part('Evidence', 'h4', signs, evidenceList),
        ...part('Collect next', 'h4', lacks, missingList)));
    }
    box.append(
      ...part('Evidence', 'h3', evidence, evidenceList),
      ...part('Timeline', 'h3', timeline, (list) => make('ol', { class: 'happenings' },
        ...list.map(([what, at]) => make('li', {}, time(quotes[at][2]), ' ', make('span', { class: 'what' }, text(what)), ' ', place(at))))),
      ...part('Collect next', 'h3', missing, missingList),
      ...part('Contradictions', 'h3', conflicts, (list) => make('ul', {}, ...list.map((at) => make('li', {}, text(at))))));
    return box;
  }

  // Title, mark, sentence and record of each stage in turn.
  function stages(told, text, at) {
    const items = [];
    for (let i = 0; i < told.length; i += 4) {
      const [words, symbol, style] = setup.marks[told[i + 1]];
      items.push(make('li', { class: style },
        make('span', { class: 'stage' }, make('span', { 'aria-hidden': 'true' }, symbol), ' ', text(told[i])), ' ',
        make('span', { class: 'state' }, words), ' ', make('span', { class: 'says' }, text(told[i + 2]), ...at(told[i + 3]))));
    }
    return items;
  }

  function fix(steps, links) {
    const box = make('div', { class: 'fix' }, make('h4', {}, 'Fix'), make('ol', {}, ...steps.map((step) => make('li', {}, step))));
    if (links.length > 0) {
      const line = make('p', { class: 'links' }, 'Read more: ');
      links.forEach((link, at) => {
        line.append(link.startsWith('https://') ? make('a', { href: link, rel: 'noreferrer noopener' }, link.slice(8)) : link);
        if (at + 1 < links.length) line.append(', ');
      });
      box.append(line);
    }
    return box;
  }

  function gradeMark(grade) {
    const [label, symbol] = setup.grades[grade];
    return make('span', { class: 'grade' }, make('span', { class: 'dots', 'aria-hidden': 'true' }, symbol), ' ', label);
  }

  function member(at) {
    const row = rows[at];
    const [label, symbol, tone] = setup.verdicts[row[VERDICT]];
    const details = make('details', {}, make('summary', {}, row[SUMMARY]));
    details.addEventListener('toggle', () => { if (details.open) fill(details, at); });
    return make('tbody', { class: 'member', 'data-member': at },
      make('tr', {},
        make('th', { scope: 'row' }, make('span', { class: 'name' }, row[NAME]), ' ', make('span', { class: 'type' }, row[DEVICE] ? 'device' : 'user')),
        make('td', {}, make('span', { class: `badge ${tone}` }, make('span', { 'aria-hidden': 'true' }, symbol), ' ', label)),
        make('td', {}, gradeMark(row[GRADE])),
        make('td', { class: 'cause-ids' }, row[CAUSES] || '–'),
        severalMappings ? make('td', {}, setup.mappings[row[MAPPING]]) : null),
      make('tr', { class: 'why' }, make('td', { colspan: severalMappings ? 5 : 4 }, details)));
  }

  async function fill(details, at) {
    if (details.dataset.filled) return;
    details.dataset.filled = 'yes';
    details.append(detail(rows[at], await readDetail(at)));
  }

  function matches(row, words) {
    if (tab !== '' && setup.tabs[row[TAB]] !== tab) return false;
    if (words.length === 0) return true;
    const text = [row[NAME], setup.verdicts[row[VERDICT]][0], row[CAUSES], row[SUMMARY], setup.mappings[row[MAPPING]], ...row[IDS]].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  }

  const keys = {
    name: (row) => row[NAME],
    verdict: (row) => row[VERDICT],
    grade: (row) => row[GRADE],
    causes: (row) => row[CAUSES] || '~',
    mapping: (row) => setup.mappings[row[MAPPING]],
  };
  const collator = new Intl.Collator('en', { numeric: true });

  function compare(one, other) {
    const order = sortBy === ''
      ? rows[one][VERDICT] - rows[other][VERDICT]
      : difference(keys[sortBy](rows[one]), keys[sortBy](rows[other]));
    return (sortDown ? -order : order) || one - other;
  }

  function difference(one, other) {
    return typeof one === 'number' ? one - other : collator.compare(one, other);
  }

  function update() {
    const words = filter.value.toLowerCase().split(/\s+/).filter((word) => word !== '');
    shown = [];
    for (let i = 0; i < rows.length; i++) if (matches(rows[i], words)) shown.push(i);
    shown.sort(compare);
    page = 0;
    show();
    find('members-found').textContent = shown.length === 1 ? '1 member' : `${number(shown.length)} members`;
  }

  function show() {
    for (const body of [...table.tBodies]) body.remove();
    const from = page * setup.page;
    const here = shown.slice(from, from + setup.page);
    table.append(...here.map(member));
    if (here.length === 0) table.append(make('tbody', {}, make('tr', {}, make('td', { colspan: severalMappings ? 5 : 4 }, 'No member matches.'))));
    pager.hidden = shown.length <= setup.page;
    find('members-page').textContent = `${number(from + 1)} to ${number(from + here.length)} of ${number(shown.length)}`;
    const [back, on] = pager.querySelectorAll('button');
    back.disabled = page === 0;
    on.disabled = from + here.length >= shown.length;
    whenIdle(() => prepareForPrint(page));
  }

  /** Printing cannot wait for data: the details of what is on the screen are put in beforehand. */
  async function prepareForPrint(ofPage) {
    for (const details of table.querySelectorAll('tbody.member details:not(.near)')) {
      if (page !== ofPage || !details.isConnected) return;
      await fill(details, Number(details.closest('tbody').dataset.member));
    }
  }

  function whenIdle(work) {
    if ('requestIdleCallback' in window) requestIdleCallback(work); else setTimeout(work, 200);
  }

  function select(next) {
    for (const one of tabs) {
      const chosen = one === next;
      one.setAttribute('aria-selected', chosen);
      one.tabIndex = chosen ? 0 : -1;
    }
    panel.setAttribute('aria-labelledby', next.id);
    tab = next.dataset.tab;
    update();
  }

  function moveFocus(event) {
    const at = tabs.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    next.focus();
    select(next);
  }

  function sort(header) {
    const key = header.dataset.sort;
    sortDown = sortBy === key && !sortDown;
    sortBy = key;
    for (const other of table.querySelectorAll('th[data-sort]')) other.removeAttribute('aria-sort');
    header.setAttribute('aria-sort', sortDown ? 'descending' : 'ascending');
    update();
  }

  function turn(pages) {
    page += pages;
    show();
    table.querySelector('tbody.member summary').focus();
    table.scrollIntoView({ block: 'start' });
  }

  function wire() {
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', 'tab-all');
    for (const one of tabs) one.addEventListener('click', () => select(one));
    document.querySelector('[role="tablist"]').addEventListener('keydown', moveFocus);
    for (const header of table.querySelectorAll('th[data-sort]')) {
      const button = make('button', { type: 'button' }, header.textContent);
      button.addEventListener('click', () => sort(header));
      header.replaceChildren(button);
    }
    let waiting = 0;
    filter.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(update, 120); });
    for (const button of pager.querySelectorAll('button')) button.addEventListener('click', () => turn(Number(button.dataset.page)));
    for (const link of document.querySelectorAll('[data-filter]')) {
      link.addEventListener('click', () => { filter.value = link.dataset.filter; select(tabs[0]); });
    }
    const opened = new Set();
    window.addEventListener('beforeprint', () => {
      for (const details of document.querySelectorAll('details:not([open]):not(.near)')) { opened.add(details); details.open = true; }
    });
    window.addEventListener('afterprint', () => {
      for (const details of opened) details.open = false;
      opened.clear();
    });
  }

  readRows().then((all) => {
    rows = all;
    wire();
    update();
    document.documentElement.dataset.ready = 'yes';
  });
})();
