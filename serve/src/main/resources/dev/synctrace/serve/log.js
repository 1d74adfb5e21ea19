'use strict';
// The log reader works without this script. With it, records follow while one scrolls, keys lead from
// record to record, and what was read from a record comes without another page.
(() => {
  const table = document.querySelector('table.log');
  const form = document.getElementById('log-form');
  if (!form) return;
  const MOST_ROWS = 1200;
  const scroll = document.getElementById('log-scroll');
  const detail = document.getElementById('log-detail');
  const status = document.getElementById('log-status');
  const base = new URL(location.href);
  base.hash = '';
  for (const name of ['line', 'at', 'from', 'show', 'go', 'missed', 'time', 'rows']) base.searchParams.delete(name);

  const body = () => table.tBodies[0];
  const rows = () => table ? [...body().querySelectorAll('tr.record')] : [];
  const named = table && table.querySelector('tr[aria-current]');
  let current = named || rows()[0];
  let fresh = !named;
  let loading = false;
  let waiting = null;

  offerOwnZone();
  document.getElementById('log-help').addEventListener('click', () => document.getElementById('log-keys').showModal());
  document.addEventListener('click', copy);
  document.addEventListener('keydown', key);
  if (!table) return;

  for (const field of document.querySelectorAll('input[name="back"]')) field.value = location.pathname + location.search + location.hash;
  if (named) {
    named.focus({ preventScroll: true });
    scrollTo({ top: 0 });
    scroll.scrollTop = named.offsetTop - scroll.clientHeight / 3;
    if (scroll.getBoundingClientRect().top + scroll.clientHeight / 3 > innerHeight) named.scrollIntoView({ block: 'center' });
  }
  if (current) current.tabIndex = 0;
  table.addEventListener('focusin', (event) => {
    const row = event.target.closest('tr.record');
    if (row) choose(row);
  });
  table.addEventListener('click', (event) => {
    const row = event.target.closest('tr.record');
    if (!row || event.target.closest('summary') || String(getSelection())) return;
    if (event.target.closest('a')) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
    }
    row.focus({ preventScroll: true });
    choose(row);
    open(row);
  });
  scroll.addEventListener('scroll', follow, { passive: true });
  addEventListener('scroll', follow, { passive: true });

  follow();

  function choose(row) {
    if (current) current.tabIndex = -1;
    fresh = false;
    current = row;
    row.tabIndex = 0;
  }

  function address(row, changes) {
    const to = new URL(base);
    if (row) to.searchParams.set('from', row.dataset.key);
    for (const [name, value] of Object.entries(changes)) {
      if (value === '') to.searchParams.delete(name);
      else to.searchParams.set(name, value);
    }
    return to;
  }

  function narrowed(row, query) {
    const q = base.searchParams.get('q');
    return address(row, { q: q ? `(${q}) AND ${query}` : query });
  }

  function place(row) {
    const colon = row.dataset.key.indexOf(':');
    const [line, at] = row.dataset.key.slice(0, colon).split('@');
    return { line, at, source: row.dataset.key.slice(colon + 1) };
  }

  // What was read from a record, below the table; the address then names the record.
  async function open(row) {
    const { line, at, source } = place(row);
    const query = new URLSearchParams(at ? { source, line, at } : { source, line });
    const answer = await fetch(`${form.getAttribute('action')}/record?${query}`);
    if (!answer.ok) {
      say('The record could not be read. Reload the page.');
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    detail.replaceChildren(...page.body.childNodes);
    for (const each of table.querySelectorAll('tr[aria-current]')) each.removeAttribute('aria-current');
    row.setAttribute('aria-current', 'true');
    const to = row.querySelector('.log-line a').getAttribute('href');
    history.replaceState(null, '', to);
    for (const link of document.querySelectorAll('[data-go]')) link.href = address(row, { go: link.dataset.go });
    for (const field of form.querySelectorAll('input[name="from"]')) field.value = row.dataset.key;
    for (const link of detail.querySelectorAll('[data-narrow]')) link.href = narrowed(row, link.dataset.narrow);
    for (const field of document.querySelectorAll('input[name="back"]')) field.value = location.pathname + location.search + location.hash;
    const machines = detail.querySelector('[data-around]');
    for (const link of document.querySelectorAll('.log-steps [data-around]')) {
      link.hidden = !machines;
      if (machines) link.href = machines.href;
    }
    say(`Record ${line} is selected. What was read from it follows the table.`);
  }

  async function follow() {
    if (loading) return;
    const box = scroll.getBoundingClientRect();
    if (scroll.scrollTop + scroll.clientHeight > scroll.scrollHeight - 600 && body().dataset.later) await load(true);
    else if (scroll.scrollTop < 300 && body().dataset.earlier && box.top < innerHeight) await load(false);
  }

  async function load(later) {
    const from = later ? body().dataset.later : body().dataset.earlier;
    loading = true;
    try {
      const to = new URL(from, location.href);
      to.searchParams.set('rows', '1');
      const answer = await fetch(to);
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(`<table>${await answer.text()}</table>`, 'text/html');
      const more = page.querySelector('tbody');
      const added = [...more.rows];
      if (later) {
        const before = [...body().querySelectorAll('.file-change')].pop();
        if (before && added[0]?.matches('.file-change') && added[0].textContent === before.textContent) added.shift();
        body().append(...added);
        body().dataset.later = more.dataset.later || '';
        trim(true);
      } else {
        const anchor = rows()[0];
        const top = anchor.getBoundingClientRect().top;
        const above = added.filter((row) => row.matches('.file-change')).pop();
        const below = body().firstElementChild;
        if (above && below.matches('.file-change') && above.textContent === below.textContent) below.remove();
        body().prepend(...added);
        body().dataset.earlier = more.dataset.earlier || '';
        scroll.scrollTop += anchor.getBoundingClientRect().top - top;
        trim(false);
      }
      document.getElementById(later ? 'log-later' : 'log-earlier').replaceChildren();
    } catch {
      say('More records could not be loaded. Scroll again to retry.');
    } finally {
      loading = false;
      if (waiting) {
        const step = waiting;
        waiting = null;
        step();
      }
    }
  }

  // The page keeps its size: what is far from view can be loaded again.
  function trim(atStart) {
    const all = rows();
    if (all.length <= MOST_ROWS) return;
    const side = (key, show) => {
      const to = address(null, { from: key, show });
      return to.pathname + to.search;
    };
    const gone = atStart ? all.slice(0, all.length - MOST_ROWS) : all.slice(MOST_ROWS);
    const edge = atStart ? all[all.length - MOST_ROWS] : all[MOST_ROWS - 1];
    const top = edge.getBoundingClientRect().top;
    if (atStart) while (body().firstElementChild !== edge) body().firstElementChild.remove();
    else while (body().lastElementChild !== edge) body().lastElementChild.remove();
    if (gone.includes(current)) choose(edge);
    if (atStart) {
      body().dataset.earlier = side(edge.dataset.key, 'before');
      scroll.scrollTop += edge.getBoundingClientRect().top - top;
    } else {
      body().dataset.later = side(edge.dataset.key, 'after');
    }
  }

  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest('input, select, textarea, dialog')) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    const on = current && current.isConnected ? current : null;
    const act = {
      '/': () => focusOn('find'),
      g: () => focusOn(document.getElementById('line') ? 'line' : 'time'),
      '?': () => document.getElementById('log-keys').showModal(),
      e: () => step((row) => row.dataset.severity === 'error', 1, 'next-error'),
      E: () => step((row) => row.dataset.severity === 'error', -1, 'previous-error'),
      n: () => step((row) => row.classList.contains('hit'), 1, 'next-hit'),
      N: () => step((row) => row.classList.contains('hit'), -1, 'previous-hit'),
      m: () => on && mark(on),
      t: () => thread(on),
      a: () => on && around(on),
      c: () => on && citation(on),
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      PageDown: () => move(20),
      PageUp: () => move(-20),
      Enter: () => on && event.target.closest('tr.record') && !event.target.closest('a, summary') && open(on),
    }[event.key];
    if (!act || act() === false) return;
    event.preventDefault();
  }

  function focusOn(id) {
    const field = document.getElementById(id);
    field.focus();
    field.select();
  }

  function move(by) {
    if (!document.activeElement.closest('.log-main')) return false;
    const all = rows();
    const at = all.indexOf(current) + by;
    const row = all[Math.max(0, Math.min(all.length - 1, at))];
    if (!row) return false;
    row.focus();
    row.scrollIntoView({ block: 'nearest' });
    follow();
    return true;
  }

  // Within what is loaded at once; beyond it the index is asked.
  function step(fits, by, go) {
    if (go.endsWith('hit') && !base.searchParams.get('find')) {
      say('Press / to find something first.');
      return;
    }
    const all = rows();
    for (let at = fresh && by > 0 ? 0 : all.indexOf(current) + by; at >= 0 && at < all.length; at += by) {
      if (fits(all[at])) {
        all[at].focus();
        all[at].scrollIntoView({ block: 'center' });
        say(`${all[at].dataset.severity}, line ${place(all[at]).line}`);
        return;
      }
    }
    if (table && (by > 0 ? body().dataset.later : body().dataset.earlier)) location.assign(address(current, { go }));
    else say(by > 0 ? 'There is none after this record.' : 'There is none before this record.');
  }

  // The form of a record carries the token that a change needs.
  async function mark(row) {
    const { line, source } = place(row);
    const token = form.dataset.token;
    const answer = await fetch(form.dataset.notes, {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams({ form: token, source, line, mark: 'toggle' }),
    });
    if (!answer.ok) {
      say('The mark could not be saved. Reload the page.');
      return;
    }
    const { marked } = await answer.json();
    const sign = row.querySelector('.log-sign');
    sign.querySelector('.mark')?.remove();
    if (marked) {
      const star = document.createElement('span');
      star.className = 'mark';
      star.textContent = '★';
      star.title = 'marked';
      sign.append(star);
    }
    const box = detail.querySelector('input[name="mark"]');
    if (box && row.hasAttribute('aria-current')) box.checked = marked;
    say(marked ? `Line ${line} is marked.` : `The mark of line ${line} is removed.`);
  }

  function thread(row) {
    const now = base.searchParams.get('thread');
    const of = row ? row.querySelector('.log-thread').textContent : '';
    if (!now && !of) return;
    location.assign(address(row, { thread: now ? '' : of }));
  }

  function around(row) {
    if (!row.querySelector('time[datetime]')) {
      say('This record has no time, so it has no place among other logs.');
      return;
    }
    const { line, at, source } = place(row);
    const query = new URLSearchParams(at ? { source, merge: 'all', at, line } : { source, merge: 'all', line });
    if (base.searchParams.get('zone')) query.set('zone', base.searchParams.get('zone'));
    location.assign(`${form.getAttribute('action')}?${query}#S0L${line}`);
  }

  async function citation(row) {
    if (!row.hasAttribute('aria-current')) await open(row);
    detail.querySelector('[data-copy]')?.click();
  }

  async function copy(event) {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      say('The citation was copied.');
      button.textContent = 'Copied';
    } catch {
      // Browsers allow it on https and on this machine only.
      const text = document.createElement('textarea');
      text.value = button.dataset.copy;
      button.after(text);
      text.select();
      document.execCommand('copy');
      text.remove();
      button.textContent = 'Copied';
    }
  }

  function offerOwnZone() {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const zones = document.getElementById('zones');
    if (!own || !zones) return;
    const option = document.createElement('option');
    option.value = own;
    zones.append(option);
  }

  function say(text) {
    if (status) status.textContent = text;
  }
})();
