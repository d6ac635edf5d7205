"use strict";
// The filters of the page. Without this script every claim is shown, and nothing is missing but the filters.
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const shown = document.getElementById("shown");
  const words = document.getElementById("words");
  const speaker = document.getElementById("speaker");
  const outlet = document.getElementById("outlet");
  const unfold = document.getElementById("unfold");
  const boxes = [...form.querySelectorAll("input[name=status]")];
  const cards = [...document.querySelectorAll("li.claim")];
  const sides = [...document.querySelectorAll(".side")];
  const groups = [...document.querySelectorAll(".group")];
  const searched = ".said, .who, .where, .note, .context, .evidence, .remark, .number, .tags, .corrected";
  let texts = null;

  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const textOf = (card) =>
    folded(card.id + " " + [...card.querySelectorAll(searched)].map((part) => part.textContent).join(" "));

  const update = () => {
    const wanted = folded(words.value).split(/\s+/).filter(Boolean);
    const statuses = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    if (wanted.length && !texts) texts = cards.map(textOf);
    let count = 0;
    cards.forEach((card, index) => {
      const data = card.dataset;
      const fits =
        statuses.has(data.status) &&
        (speaker.value === "" || speaker.value === data.speaker) &&
        (outlet.value === "" || outlet.value === data.outlet) &&
        wanted.every((word) => texts[index].includes(word));
      if (card.hidden === fits) card.hidden = !fits;
      count += fits;
    });
    for (const side of sides) {
      const own = [...side.querySelectorAll("li.claim")];
      if (!own.length) continue;
      const left = own.filter((card) => !card.hidden).length;
      const all = own.length.toLocaleString("en");
      side.querySelector(".count").textContent = left === own.length ? `(${all})` : `(${left.toLocaleString("en")} of ${all})`;
      side.querySelector(".none").hidden = left > 0;
    }
    for (const group of groups) group.hidden = !group.querySelector("li.claim:not([hidden])");
    const all = cards.length.toLocaleString("en");
    const said = count === cards.length ? `All ${all} claims are shown.` : `${count.toLocaleString("en")} of ${all} claims are shown.`;
    if (shown.textContent !== said) shown.textContent = said;
    shown.classList.toggle("filtered", count < cards.length);
  };

  let waiting = 0;
  const soon = (delay) => {
    clearTimeout(waiting);
    waiting = setTimeout(update, delay);
  };
  words.addEventListener("input", () => soon(cards.length > 1000 ? 250 : 60));
  form.addEventListener("change", (event) => event.target !== words && update());
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => soon(0));

  unfold.addEventListener("click", () => {
    const open = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", String(open));
    for (const one of document.querySelectorAll("main details")) one.open = open;
  });

  // On paper nothing can be unfolded.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });

  // Links to a claim that is folded away open what it is in.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !target.closest("details:not([open])")) return;
    for (let one = target.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);

  form.hidden = false;
  update();
  reveal();
})();
