// Offers words and pages while somebody types in a search field (an ARIA combobox with a list), and
// tells the server what was searched and opened, as daily sums. Without it the form works as it is.
(() => {
  const WAIT = 150;
  const SHORTEST = 2;

  const make = (tag, properties = {}, attributes = {}) => {
    const element = Object.assign(document.createElement(tag), properties);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  const combobox = (form) => {
    const input = form.querySelector("input[type=search]");
    const words = form.dataset;
    const list = make("ul", { id: `${input.id}-offers`, className: "offers", hidden: true }, { role: "listbox", "aria-label": words.offersName });
    const status = make("p", { className: "visually-hidden" }, { role: "status" });
    const options = () => [...list.children];
    let active = -1;
    let timer;
    let asked = "";
    let request;
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);
    form.classList.add("has-offers");
    input.parentElement.append(list);
    form.append(status);

    const point = (number) => {
      active = number;
      options().forEach((option, index) => option.setAttribute("aria-selected", index === active));
      if (active < 0) input.removeAttribute("aria-activedescendant");
      else {
        input.setAttribute("aria-activedescendant", options()[active].id);
        options()[active].scrollIntoView({ block: "nearest" });
      }
    };

    const close = () => {
      request?.abort();
      clearTimeout(timer);
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      point(-1);
    };

    const choose = (option) => {
      close();
      if (option.dataset.url) location.assign(option.dataset.url);
      else {
        input.value = option.dataset.words;
        form.requestSubmit();
      }
    };

    const option = (number, text, kind, data) => {
      const element = make("li", { id: `${list.id}-${number}`, className: "offers__one" }, { role: "option", "aria-selected": "false" });
      element.append(make("span", { className: "offers__text", textContent: text }));
      if (kind) element.append(make("span", { className: "offers__kind", textContent: kind }));
      Object.assign(element.dataset, data);
      // Before the field loses its focus, which closes the list.
      element.addEventListener("mousedown", (event) => event.preventDefault());
      element.addEventListener("click", () => choose(element));
      return element;
    };

    const show = (found) => {
      const rows = [
        ...found.words.map((text) => [text, "", { words: text }]),
        ...found.pages.map((page) => [page.title, page.kind, { url: page.url }]),
      ];
      list.replaceChildren(...rows.map((row, number) => option(number, ...row)));
      point(-1);
      list.hidden = rows.length === 0;
      input.setAttribute("aria-expanded", String(rows.length > 0));
      status.textContent = rows.length === 0 ? words.offersNone : rows.length === 1 ? words.offersOne : words.offersMany.replace("#", rows.length);
    };

    const ask = async () => {
      const text = input.value.trim();
      if (text.length < SHORTEST) {
        asked = "";
        return close();
      }
      if (text === asked && !list.hidden) return;
      asked = text;
      request?.abort();
      request = new AbortController();
      try {
        const answer = await fetch(`${words.offers}?q=${encodeURIComponent(text)}`, { signal: request.signal });
        if (answer.ok && document.activeElement === input && input.value.trim() === text) show(await answer.json());
      } catch {
        // Offers are a help; the search goes on without them.
      }
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const length = options().length;
      const open = !list.hidden && length > 0;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!open) {
          asked = "";
          ask();
        } else point(event.key === "ArrowDown" ? (active + 2) % (length + 1) - 1 : (active + length + 1) % (length + 1) - 1);
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        close();
      } else if (event.key === "Enter" && open && active >= 0) {
        event.preventDefault();
        choose(options()[active]);
      }
    });
    form.addEventListener("submit", close);
  };

  const count = () => {
    const results = document.querySelector("[data-search-counted]");
    if (!results) return;
    const { searchCounted: address, searchWords: q } = results.dataset;
    const tell = (message) => navigator.sendBeacon?.(address, JSON.stringify(message));
    if ("searchFirst" in results.dataset) tell({ q });
    results.addEventListener("click", (event) => {
      const hit = event.target.closest("a[data-hit]");
      if (hit) tell({ q, page: Number(hit.dataset.hit) });
    });
  };

  document.querySelectorAll("form[data-offers]").forEach(combobox);
  count();
})();
