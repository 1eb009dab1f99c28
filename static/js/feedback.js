// Puts the next step of "Was this page helpful?" in the place of the step before. Without this
// script, or when anything fails, the same forms lead to pages of their own.
(() => {
  const next = async (place, form, button) => {
    const status = place.querySelector("[data-feedback-status]");
    const body = new URLSearchParams(new FormData(form));
    if (button?.name) body.append(button.name, button.value);
    status.textContent = place.dataset.busy;
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Feedback-Part": "1" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = page.querySelector("[data-feedback-part]");
    if (!part) throw new Error("no part");
    place.querySelector("[data-feedback-part]").replaceWith(part);
    // The pressed button is gone: the focus goes to what came, and the heading is said aloud.
    (part.querySelector("[autofocus]") ?? part).focus();
    status.textContent = part.querySelector("h2").textContent;
  };

  const send = (form, button) => {
    if (button?.name) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name: button.name, value: button.value });
      form.append(field);
    }
    form.submit();
  };

  let busy = false;
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const place = form.closest("[data-feedback]");
    if (!place) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    try {
      await next(place, form, event.submitter);
    } catch {
      send(form, event.submitter);
    } finally {
      busy = false;
    }
  });
})();
