'use strict';
// The pages work without this script. With it, an upload shows its progress, and a page that waits for
// a bundle to be processed polls the status instead of reloading.
(() => {
  document.documentElement.classList.add('js');
  const find = (id) => document.getElementById(id);
  const form = find('upload');
  if (form) upload(form);
  names();
  const reading = find('reading-says');
  if (reading) follow(reading);
  // On a small screen the counts would push the events out of sight.
  if (matchMedia('(max-width: 62rem)').matches) {
    for (const facet of document.querySelectorAll('.facets details')) facet.open = false;
  }

  function upload(form) {
    const input = find('bundle');
    const says = find('upload-says');
    const button = form.querySelector('button');

    function say(text, wrong) {
      says.textContent = text;
      says.classList.toggle('wrong', Boolean(wrong));
    }

    function fail(text) {
      find('upload-progress').hidden = true;
      button.disabled = false;
      say(text, true);
    }

    function size(bytes) {
      return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
    }

    function send(files) {
      const total = files.reduce((sum, file) => sum + file.size, 0);
      if (files.length === 0 || button.disabled) return;
      if (files.length > Number(form.dataset.mostFiles)) {
        fail(`${files.length} files are more than this server accepts at once. Zip the folder and drop the zip file.`);
        return;
      }
      if (total > Number(form.dataset.most)) {
        fail(`${size(total)} are more than this server accepts.`);
        return;
      }
      const data = new FormData();
      for (const file of files) data.append('bundle', file, file.name);
      const request = new XMLHttpRequest();
      request.open('POST', form.action);
      request.setRequestHeader('Accept', 'application/json');
      request.upload.addEventListener('progress', (event) => {
        find('upload-bar').value = Math.floor(event.loaded * 100 / Math.max(1, event.total));
        say(`${size(event.loaded)} of ${size(event.total)} uploaded`);
      });
      request.addEventListener('load', () => {
        const answer = parsed(request.responseText);
        if (request.status === 201) location.href = answer.address;
        else fail(answer.problem || 'The server refused the upload.');
      });
      request.addEventListener('error', () => fail('The connection was lost. Nothing was saved. Upload the bundle again.'));
      request.addEventListener('abort', () => fail('Stopped. Nothing was saved.'));
      button.disabled = true;
      find('upload-progress').hidden = false;
      say('Uploading');
      request.send(data);
    }

    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send([...input.files]);
    });
    for (const name of ['dragenter', 'dragover']) {
      form.addEventListener(name, (event) => { event.preventDefault(); form.classList.add('over'); });
    }
    for (const name of ['dragleave', 'drop']) {
      form.addEventListener(name, (event) => { event.preventDefault(); form.classList.remove('over'); });
    }
    form.addEventListener('drop', (event) => {
      const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry());
      if (entries.some((entry) => entry && entry.isDirectory)) {
        fail('A folder cannot be uploaded. Zip the folder and drop the zip file.');
        return;
      }
      send([...event.dataTransfer.files]);
    });
  }

  // The name of an ID is in its title; here it is shown at once: on hover, on focus and on tap.
  function names() {
    const box = document.createElement('div');
    box.id = 'id-name';
    box.className = 'id-name';
    box.setAttribute('role', 'tooltip');
    box.hidden = true;
    const text = document.createElement('span');
    const link = document.createElement('a');
    link.textContent = 'Open';
    box.append(text, ' ', link);
    let shown = null;
    let leaving = 0;

    function show(id) {
      clearTimeout(leaving);
      if (shown === id) return;
      hide();
      shown = id;
      text.textContent = id.title;
      link.href = id.href || id.dataset.href;
      id.dataset.title = id.title;
      id.removeAttribute('title');
      id.setAttribute('aria-describedby', box.id);
      if (!box.isConnected) (document.getElementById('main') || document.body).append(box);
      box.hidden = false;
      put();
    }

    // To move the focus scrolls, too.
    function put() {
      if (!shown) return;
      const place = shown.getBoundingClientRect();
      if (place.bottom < 0 || place.top > innerHeight) {
        hide();
        return;
      }
      const below = place.bottom + box.offsetHeight + 4 < innerHeight;
      box.style.left = `${Math.max(4, Math.min(place.left, document.documentElement.clientWidth - box.offsetWidth - 4))}px`;
      box.style.top = `${below ? place.bottom + 2 : Math.max(4, place.top - box.offsetHeight - 2)}px`;
    }

    function hide() {
      clearTimeout(leaving);
      if (!shown) return;
      shown.title = shown.dataset.title;
      shown.removeAttribute('data-title');
      shown.removeAttribute('aria-describedby');
      shown = null;
      box.hidden = true;
    }

    function idAt(target) {
      return target.closest ? target.closest('.known-id') || (target.matches('a, summary') && target.querySelector('.known-id')) : null;
    }

    document.addEventListener('mouseover', (event) => {
      const id = idAt(event.target);
      if (id) show(id);
      else if (box.contains(event.target)) clearTimeout(leaving);
      else if (shown) leaving = setTimeout(hide, 250);
    });
    document.addEventListener('focusin', (event) => {
      const id = idAt(event.target);
      if (id) show(id);
      else if (!box.contains(event.target)) hide();
    });
    // A tap shows the name; the page of the ID is a second tap away.
    document.addEventListener('pointerdown', (event) => {
      const id = idAt(event.target);
      if (!id && !box.contains(event.target)) hide();
    });
    document.addEventListener('click', (event) => {
      const id = event.target.closest && event.target.closest('.known-id');
      if (id && event.pointerType === 'touch') {
        event.preventDefault();
        show(id);
      }
    });
    document.addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });
    addEventListener('scroll', put, { passive: true, capture: true });
  }

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch {
      return {};
    }
  }

  function follow(says) {
    async function ask() {
      try {
        const answer = await fetch(says.dataset.status, { headers: { Accept: 'application/json' } });
        const status = await answer.json();
        if (!answer.ok || status.done) location.reload();
        else says.textContent = status.progress;
      } catch {
        says.textContent = 'The server does not respond. Retrying.';
      }
      setTimeout(ask, 1000);
    }
    setTimeout(ask, 1000);
  }
})();
