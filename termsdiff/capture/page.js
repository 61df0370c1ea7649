// What termsdiff asks of a page, in a world of its own: the page's scripts neither see it nor can change what it uses.
(() => {
  const SILENT = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE"]);
  const PRESSABLE = 'button[aria-expanded="false"], [role="button"][aria-expanded="false"], [role="tab"][aria-expanded="false"]';
  const ASIDE = "nav, [role=navigation], [role=banner], [role=menu], [role=menubar], [role=dialog]";
  const pressed = new WeakSet();

  function* roots(root) {
    yield root;
    for (const element of root.querySelectorAll("*")) if (element.shadowRoot) yield* roots(element.shadowRoot);
  }

  function* texts() {
    for (const root of roots(document)) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) if (!SILENT.has(walker.currentNode.parentNode?.nodeName)) yield walker.currentNode.data;
    }
  }

  // How much text there is, and a mark that is another one when the text is.
  function measure() {
    let letters = 0, mark = 0;
    for (const text of texts()) {
      const words = text.replace(/\s+/g, "");
      letters += words.length;
      for (let at = 0; at < words.length; at++) mark = (mark * 31 + words.charCodeAt(at)) | 0;
    }
    return { letters, mark };
  }

  // Is this a control that opens a panel of the page: it leads nowhere, sends nothing, and opens no menu?
  function opens(element) {
    const menu = element.getAttribute("aria-haspopup");
    if ((menu && menu !== "false") || element.closest(ASIDE) || element.disabled) return false;
    const bar = element.closest("header, footer");
    if (bar && !bar.closest("main, article, section, li")) return false;
    if (element.closest("a[href]:not([href^='#'])")) return false;
    return !(element.form && element.type !== "button");
  }

  // Open what is folded, each at most once and ``most`` at a time; how many there were.
  function open(most) {
    const found = [];
    for (const root of roots(document)) {
      for (const each of root.querySelectorAll("details:not([open])")) if (!pressed.has(each)) found.push(each);
      for (const each of root.querySelectorAll(PRESSABLE)) if (!pressed.has(each) && opens(each)) found.push(each);
    }
    for (const each of found.slice(0, most)) {
      pressed.add(each);
      if (each.nodeName === "DETAILS") each.open = true;
      else each.click();
    }
    return Math.min(found.length, most);
  }

  // A copy of a node in a document that runs nothing, with what stands in shadow trees put where it is shown: whoever
  // reads the HTML knows no shadow trees.
  function flat(node, inert) {
    const copy = inert.importNode(node, node.nodeName === "TEMPLATE");
    if (node.nodeName === "TEMPLATE") return copy;
    const slotted = node.nodeName === "SLOT" ? node.assignedNodes() : [];
    for (const child of node.shadowRoot?.childNodes ?? (slotted.length ? slotted : node.childNodes))
      copy.appendChild(flat(child, inert));
    return copy;
  }

  // The page as it stands now, as HTML; null where that is longer than ``most`` characters.
  function serialise(most) {
    const whole = document.documentElement;
    if (!whole) return "";
    const shadowed = [...whole.querySelectorAll("*")].some((element) => element.shadowRoot);
    const html = (shadowed ? flat(whole, document.implementation.createHTMLDocument("")) : whole).outerHTML;
    return html.length > most ? null : (document.doctype ? "<!DOCTYPE html>\n" : "") + html;
  }

  globalThis.termsdiff = { measure, open, serialise };
})();
