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
      for (const added of rows.content.children) inShownZone(added);
      target.append(rows.content);
      first.tabIndex = -1;
      first.focus();
      if (packs.length === 0) box.remove();
    });
  }

  document.documentElement.classList.add('js');

  // What is copied is Markdown that was made with the page. A file has no clipboard in every browser.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = make('textarea', { class: 'hidden' });
      area.value = text;
      document.body.append(area);
      area.select();
      const copied = document.execCommand('copy');
      area.remove();
      return copied;
    }
  }

  // What the case is called is known when the page is sent, the rest when its answers were made.
  function caseName() {
    const ticket = document.querySelector('header.top .facts strong.name');
    return document.querySelector('header.top h1').textContent + (ticket ? ` (${ticket.textContent})` : '');
  }

  for (const button of document.querySelectorAll('button[data-ticket]')) {
    const words = button.firstChild;
    button.addEventListener('click', async () => {
      const ticket = button.closest('.copy').parentElement.querySelector(':scope > .ticket').textContent;
      words.textContent = await copy(`${caseName()}\n\n${ticket}`) ? 'Copied' : 'Not copied: the browser refuses';
      setTimeout(() => { words.textContent = 'Copy for ticket'; }, 2000);
    });
  }

  // Times: the report's zone or UTC; of a report in UTC, UTC or the reader's own zone.
  const zoneButton = find('zone-switch');
  const reportInUtc = document.documentElement.classList.contains('utc');
  let otherZone = false;

  function pad(value, length = 2) { return String(value).padStart(length, '0'); }

  function otherTime(iso) {
    const t = new Date(iso);
    return reportInUtc
      ? `${t.getFullYear()}-${pad(t.getMonth() + 1)}-${pad(t.getDate())} ${pad(t.getHours())}:${pad(t.getMinutes())}:${pad(t.getSeconds())}.${pad(t.getMilliseconds(), 3)}`
      : `${t.toISOString().slice(0, 10)} ${t.toISOString().slice(11, 23)}`;
  }

  /** A time is written again as long as it was, a tick with the part that it shows. */
  function inShownZone(root) {
    const times = root.querySelectorAll('time[datetime], text[data-at]');
    for (const one of root.matches('time[datetime]') ? [root, ...times] : times) {
      one.dataset.written ??= one.textContent;
      const written = one.dataset.written;
      const other = otherZone ? otherTime(one.getAttribute('datetime') ?? one.dataset.at) : '';
      const from = written.length >= 19 || written.length === 10 ? 0 : written.length === 11 ? 5 : 11;
      one.textContent = otherZone ? other.slice(from, from + written.length) : written;
    }
  }

  if (zoneButton) {
    const shown = find('shown-zone');
    const own = shown.textContent;
    const other = reportInUtc ? Intl.DateTimeFormat().resolvedOptions().timeZone || 'local time' : 'UTC';
    zoneButton.textContent = `Show times in ${other}`;
    zoneButton.hidden = other === own;
    zoneButton.addEventListener('click', () => {
      otherZone = !otherZone;
      shown.textContent = otherZone ? other : own;
      zoneButton.textContent = `Show times in ${otherZone ? own : other}`;
      inShownZone(document.body);
    });
  }

  // The entry of the section that is being read.
  const entries = new Map([...document.querySelectorAll('.contents a')].map((link) => [link.hash.slice(1), link]));
  if (entries.size > 0) {
    const reading = new IntersectionObserver((seen) => {
      for (const one of seen) {
        if (!one.isIntersecting) continue;
        for (const link of entries.values()) link.removeAttribute('aria-current');
        entries.get(one.target.id)?.setAttribute('aria-current', 'true');
      }
    }, { rootMargin: '-15% 0px -80% 0px' });
    for (const section of document.querySelectorAll('main > section[id]')) reading.observe(section);
  }

  // Opening all of them is one deed: the address stays.
  let openingAll = false;
  const expand = find('expand-all');
  function expandAll() {
    const all = [...document.querySelectorAll('main details:not(.near)')];
    const open = expand.getAttribute('aria-pressed') !== 'true';
    openingAll = true;
    for (const one of all) one.open = open;
    expand.setAttribute('aria-pressed', open);
    expand.textContent = open ? 'Collapse all' : 'Expand all';
    setTimeout(() => { openingAll = false; }, 100);
  }
  expand?.addEventListener('click', expandAll);

  /** To the next or previous card, member or action. */
  function step(by) {
    const all = [...document.querySelectorAll('li.cause, tbody.member summary, article.action summary')]
      .filter((one) => !(one.closest('details')?.parentElement ?? one).closest('details'));
    const at = all.findIndex((one) => one === document.activeElement || one.contains(document.activeElement));
    const from = at >= 0 ? at : all.findLastIndex((one) => one.getBoundingClientRect().top < 0) + (by < 0 ? 1 : 0);
    const next = all[from + by];
    if (!next) return;
    if (next.matches('li')) next.tabIndex = -1;
    next.focus();
    next.scrollIntoView({ block: 'center' });
  }

  if (expand) {
    document.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, textarea, select')) return;
      const filterBox = find('members-filter');
      const deed = { j: () => step(1), k: () => step(-1), e: expandAll, '/': () => filterBox?.focus() }[event.key];
      if (!deed) return;
      event.preventDefault();
      deed();
    });
  }

  // #action=ID, also the beginning of an ID; what is not on the page yet is unpacked.
  async function openAction(id) {
    const wanted = id.toLowerCase();
    const there = () => [...document.querySelectorAll('article.action[data-action]')]
      .find((one) => one.dataset.action.toLowerCase() === wanted || (wanted.length >= 4 && one.dataset.action.toLowerCase().startsWith(wanted)));
    while (!there()) {
      const button = document.querySelector('button[data-more="action-rows"]');
      const left = document.querySelectorAll('script[data-pack="action-rows"]').length;
      if (!button || left === 0) {
        sayMissing('action', id);
        return;
      }
      button.click();
      await new Promise((done) => {
        const wait = () => document.querySelectorAll('script[data-pack="action-rows"]').length < left ? done() : setTimeout(wait, 20);
        wait();
      });
    }
    reveal(there(), there().querySelector('details'));
  }

  /** An address of another report, or one that was cut, leads nowhere: the page says so. */
  function sayMissing(what, id) {
    const says = find('address-says');
    if (!says) return;
    says.textContent = `No ${what} ${id} in this report.`;
    says.hidden = false;
    says.scrollIntoView({ block: 'center' });
  }

  window.addEventListener('hashchange', () => { const says = find('address-says'); if (says) says.hidden = true; });

  // Printing does not wait: what is closed is opened, with what is in it by then.
  const printed = new Set();
  window.addEventListener('beforeprint', () => {
    openingAll = true;
    for (const details of document.querySelectorAll('main details:not([open]):not(.near)')) { printed.add(details); details.open = true; }
  });
  window.addEventListener('afterprint', () => {
    for (const details of printed) details.open = false;
    printed.clear();
    setTimeout(() => { openingAll = false; }, 100);
  });

  function reveal(element, details) {
    openingAll = true;
    details.open = true;
    setTimeout(() => { openingAll = false; }, 100);
    details.querySelector('summary').focus({ preventScroll: true });
    element.scrollIntoView({ block: 'start' });
  }

  for (const action of document.querySelectorAll('article.action[data-action] > details')) {
    action.addEventListener('toggle', () => {
      const id = action.parentElement.dataset.action;
      if (action.open && !openingAll) history.replaceState(null, '', `#action=${encodeURIComponent(id)}`);
    });
  }

  function address() {
    const hash = location.hash.slice(1);
    return hash.includes('=') ? new URLSearchParams(hash) : new URLSearchParams();
  }

  const goToAction = () => { if (address().has('action')) openAction(address().get('action')); };
  window.addEventListener('hashchange', goToAction);

  const setupElement = find('setup');
  if (!setupElement) {
    goToAction();
    if (address().has('member')) sayMissing('member', address().get('member'));
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

  // The details of the first members are in the page, so that they can be printed at once.
  const rendered = new Map([...table.tBodies].filter((body) => body.dataset.member)
    .map((body) => [Number(body.dataset.member), body.querySelector('.detail')]));

  let rows = [];
  let shown = [];
  let tab = '';
  let page = 0;
  let sortBy = '';
  let sortDown = false;
  let searching = 0;
  let whole = false;
  const MOST_ON_ONE_PAGE = 2000;

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
    // In a narrow column a line ends after a folder, not within a name.
    const place = (at) => make('span', { class: 'place' }, ...`${text(quotes[at][0])}:${quotes[at][1]}`
      .split('/').flatMap((step, i) => (i === 0 ? [step] : ['/', make('wbr', {}), step])));
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
    details.addEventListener('toggle', () => {
      if (!details.open) return;
      fill(details, at);
      if (!openingAll) history.replaceState(null, '', addressOf(at));
    });
    if (rendered.get(at)) {
      details.dataset.filled = 'yes';
      details.append(rendered.get(at));
    }
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
    const content = detail(rows[at], await readDetail(at));
    inShownZone(content);
    details.append(content);
  }

  function matches(row, words) {
    if (tab !== '' && setup.tabs[row[TAB]] !== tab) return false;
    if (words.length === 0) return true;
    const text = rowText(row);
    return words.every((word) => text.includes(word));
  }

  function rowText(row) {
    return [row[NAME], setup.verdicts[row[VERDICT]][0], row[CAUSES], row[SUMMARY], setup.mappings[row[MAPPING]], ...row[IDS]].join(' ').toLowerCase();
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
    const found = count(shown.length);
    find('members-found').textContent = found;
    searching++;
    if (words.length > 0) searchEvidence(words, searching, found);
  }

  function count(members) { return members === 1 ? '1 member' : `${number(members)} members`; }

  /** Then the details, which are packed: those whose evidence, causes or fixes have the words. */
  async function searchEvidence(words, search, found) {
    const already = new Set(shown);
    const more = [];
    find('members-found').textContent = `${found}; the evidence is being searched`;
    for (let chunk = 0; chunk < detailElements.length; chunk++) {
      const { m: members, s: texts } = JSON.parse(await unpack(detailElements[chunk]));
      if (search !== searching) return;
      const having = words.map((word) => new Set([...texts.keys()].filter((at) => texts[at].toLowerCase().includes(word))));
      members.forEach((parts, i) => {
        const at = chunk * setup.details + i;
        if (already.has(at) || !(tab === '' || setup.tabs[rows[at][TAB]] === tab)) return;
        const row = rowText(rows[at]);
        const own = textsOf(parts);
        if (words.every((word, w) => row.includes(word) || own.some((text) => having[w].has(text)))) more.push(at);
      });
    }
    find('members-found').textContent = more.length === 0 ? found : `${count(already.size + more.length)}, ${number(more.length)} of them by their evidence`;
    if (more.length === 0) return;
    shown = [...already, ...more].sort(compare);
    show();
  }

  /** The numbers of all texts in the data of a detail. See MemberDetail. */
  function textsOf([told, causes, timeline, evidence, missing, conflicts, sentences, path]) {
    return [
      ...told.flatMap(([source, , , text, ...notes]) => [source, text, ...notes]),
      ...causes.flatMap(([id, title, , signs, lacks, steps, links]) => [id, title, ...signs.map(([says]) => says), ...lacks, ...steps, ...links]),
      ...timeline.map(([what]) => what), ...evidence.map(([says]) => says), ...missing, ...conflicts, ...sentences,
      ...path.flatMap(([name, ...stages]) => [name, ...stages.filter((_, i) => i % 4 === 0 || i % 4 === 2)]),
    ];
  }

  function pageSize() { return whole ? rows.length : setup.page; }

  function show() {
    for (const body of [...table.tBodies]) body.remove();
    const from = page * pageSize();
    const here = shown.slice(from, from + pageSize());
    table.append(...here.map(member));
    if (here.length === 0) table.append(make('tbody', {}, make('tr', {}, make('td', { colspan: severalMappings ? 5 : 4 }, 'No member matches.'))));
    pager.hidden = shown.length <= pageSize();
    find('members-page').textContent = `${number(from + 1)} to ${number(from + here.length)} of ${number(shown.length)}`;
    const [back, on, all] = pager.querySelectorAll('button');
    back.disabled = page === 0;
    on.disabled = from + here.length >= shown.length;
    all.hidden = shown.length > MOST_ON_ONE_PAGE;
    inShownZone(table);
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

  /** What is shown, as an address; the place on the page stays. */
  function remember() {
    const place = new URLSearchParams();
    if (tab !== '') place.set('tab', tab);
    if (filter.value !== '') place.set('words', filter.value);
    if (sortBy !== '') place.set('sort', (sortDown ? '-' : '') + sortBy);
    if (page > 0) place.set('page', page + 1);
    history.replaceState(null, '', `#${place.size === 0 ? 'members' : place}`);
  }

  /** Shows what the address names: a member by name or ID, or tab, words, sort and page. */
  function goToMembers() {
    const place = address();
    if (place.has('member')) {
      openMember(place.get('member'), Number(place.get('at') ?? -1));
    } else if (['tab', 'words', 'sort', 'page'].some((key) => place.has(key))) {
      const key = (place.get('sort') ?? '').replace(/^-/, '');
      filter.value = place.get('words') ?? '';
      sortBy = key in keys ? key : '';
      sortDown = sortBy !== '' && place.get('sort').startsWith('-');
      showSort();
      select(tabs.find((one) => one.dataset.tab === place.get('tab')) ?? tabs[0]);
      page = Math.max(0, Math.min(Math.ceil(shown.length / pageSize()) - 1, (parseInt(place.get('page'), 10) || 1) - 1));
      show();
      find('members').scrollIntoView();
    }
  }

  /** By its name, and its place among all where several have that name. */
  function addressOf(at) {
    const name = rows[at][NAME];
    const several = rows.some((row, other) => other !== at && row[NAME] === name);
    return `#member=${encodeURIComponent(name)}${several ? `&at=${at}` : ''}`;
  }

  /** @param place of the member among all; the first of that name or ID where another is there */
  function openMember(name, place) {
    const wanted = name.toLowerCase();
    const isWanted = (row) => row !== undefined && (row[NAME].toLowerCase() === wanted || row[IDS].some((id) => String(id).toLowerCase() === wanted));
    const at = isWanted(rows[place]) ? place : rows.findIndex(isWanted);
    if (at < 0) {
      sayMissing('member', name);
      return;
    }
    filter.value = '';
    select(tabs[0]);
    page = Math.floor(shown.indexOf(at) / pageSize());
    show();
    const body = table.querySelector(`tbody[data-member="${at}"]`);
    reveal(body, body.querySelector('details'));
  }

  function moveFocus(event) {
    const at = tabs.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    next.focus();
    select(next);
    remember();
  }

  function sort(header) {
    const key = header.dataset.sort;
    sortDown = sortBy === key && !sortDown;
    sortBy = key;
    showSort();
    update();
    remember();
  }

  function showSort() {
    for (const header of table.querySelectorAll('th[data-sort]')) {
      if (header.dataset.sort === sortBy) header.setAttribute('aria-sort', sortDown ? 'descending' : 'ascending');
      else header.removeAttribute('aria-sort');
    }
  }

  function turn(pages) {
    page += pages;
    show();
    remember();
    table.querySelector('tbody.member summary').focus();
    table.scrollIntoView({ block: 'start' });
  }

  function wire() {
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', 'tab-all');
    for (const one of tabs) one.addEventListener('click', () => { select(one); remember(); });
    document.querySelector('[role="tablist"]').addEventListener('keydown', moveFocus);
    for (const header of table.querySelectorAll('th[data-sort]')) {
      const button = make('button', { type: 'button' }, header.textContent);
      button.addEventListener('click', () => sort(header));
      header.replaceChildren(button);
    }
    let waiting = 0;
    filter.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(() => { update(); remember(); }, 120); });
    for (const button of pager.querySelectorAll('button[data-page]')) button.addEventListener('click', () => turn(Number(button.dataset.page)));
    find('members-whole').addEventListener('click', () => { whole = true; page = 0; show(); });
    for (const link of document.querySelectorAll('a[data-at]')) link.setAttribute('href', addressOf(Number(link.dataset.at)));
    window.addEventListener('hashchange', goToMembers);
  }

  readRows().then((all) => {
    rows = all;
    wire();
    update();
    goToMembers();
    goToAction();
    document.documentElement.dataset.ready = 'yes';
  });
})();
