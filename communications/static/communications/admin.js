// The share panel (counters, copying, "published" with its undo) and the channel of a pasted link.
(() => {
  const count = (area) => {
    const place = area.closest("[data-comms-channel]").querySelector("[data-comms-count]");
    const { link, linkLength, limit } = area.dataset;
    // Signs as people count them: a smiley is one.
    let length = [...area.value].length;
    if (area.value.includes(link)) length += Number(linkLength) - [...link].length;
    const words = limit
      ? place.dataset.of.replace("[n]", length).replace("[limit]", limit)
      : place.dataset.plain.replace("[n]", length);
    place.textContent = words;
    place.classList.toggle("comms-share__count--over", Boolean(limit) && length > Number(limit));
  };

  const copy = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    return undefined;
  };

  const post = async (url, body) => {
    const token = document.querySelector("input[name=csrfmiddlewaretoken]");
    const answer = await fetch(url, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token ? token.value : "" },
      body: JSON.stringify(body || {}),
    });
    const told = await answer.json();
    return { ok: answer.ok, ...told };
  };

  const button = (text, act) => {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "button button-small button-secondary";
    element.textContent = text;
    element.addEventListener("click", act);
    return element;
  };

  const begin = (channel) => {
    const area = channel.querySelector("[data-comms-text]");
    const status = channel.querySelector("[data-comms-status]");
    if (!area) return;
    const tell = (text, ...more) => status.replaceChildren(text, ...more);
    const failed = () => tell(status.dataset.failed);
    count(area);
    // Nothing typed here belongs to the page's form: it must not look changed because of it.
    for (const kind of ["input", "change", "keyup"]) {
      channel.addEventListener(kind, (event) => event.stopPropagation());
    }
    area.addEventListener("input", () => count(area));
    channel.querySelectorAll("[data-comms-copy]").forEach((element) =>
      element.addEventListener("click", () => {
        const text = element.dataset.commsCopy === "link" ? area.dataset.link : area.value;
        copy(text).then(() => tell(status.dataset.copied), failed);
      }),
    );
    const native = channel.querySelector("[data-comms-native]");
    if (navigator.share) {
      native.hidden = false;
      native.addEventListener("click", () =>
        navigator.share({ text: area.value }).catch(() => {}),
      );
    }
    const log = channel.querySelector("[data-comms-log]");
    if (!log) return;
    const ask = log.querySelector("[data-comms-ask]");
    const confirm = log.querySelector("[data-comms-confirm]");
    const address = log.querySelector("[data-comms-address]");
    const open = (yes) => {
      confirm.hidden = !yes;
      ask.setAttribute("aria-expanded", String(yes));
      (yes ? address : ask).focus();
    };
    const yes = log.querySelector("[data-comms-yes]");
    const undo = (url) => () =>
      post(url).then((told) => (told.ok ? tell(told.message) : failed()), failed);
    const save = async () => {
      yes.disabled = true;
      try {
        const told = await post(log.dataset.url, { address: address.value });
        if (!told.ok) {
          tell(told.message || status.dataset.failed);
          return;
        }
        address.value = "";
        open(false);
        const edit = document.createElement("a");
        edit.href = told.edit;
        edit.textContent = status.dataset.edit;
        tell(told.message, " ", edit, " ", button(status.dataset.undo, undo(told.undo)));
      } catch {
        failed();
      } finally {
        yes.disabled = false;
      }
    };
    ask.addEventListener("click", () => open(confirm.hidden));
    log.querySelector("[data-comms-no]").addEventListener("click", () => open(false));
    yes.addEventListener("click", save);
    address.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      // Enter would send the page's form.
      event.preventDefault();
      save();
    });
  };

  const recognise = (input) => {
    const hosts = JSON.parse(input.dataset.channelHosts);
    const channel = input.form && input.form.elements.channel;
    if (!channel) return;
    const look = () => {
      let labels;
      try {
        const text = input.value.includes("://") ? input.value : `https://${input.value}`;
        labels = new URL(text).hostname.toLowerCase().split(".");
      } catch {
        return;
      }
      while (labels.length) {
        const found = hosts[labels.join(".")];
        if (found) {
          channel.value = found;
          return;
        }
        labels.shift();
      }
    };
    input.addEventListener("input", look);
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-comms-channel]").forEach(begin);
    document.querySelectorAll("[data-channel-hosts]").forEach(recognise);
  });
})();
