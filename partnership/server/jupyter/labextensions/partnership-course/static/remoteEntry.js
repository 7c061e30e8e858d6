// @ts-check
/**
 * The course's tiles in JupyterLab's Launcher, and their entries in the command palette.
 *
 * JupyterLab loads an extension as a "container" with two functions, `init` and `get`. They are
 * usually made by a bundler; this extension bundles nothing, so they are written by hand.
 * `init` is handed the modules that JupyterLab shares with extensions.
 */
(() => {
  const NAME = 'partnership-course';
  const DRAWN = (/** @type {string} */ paths) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24">
      <g fill="#616161" class="jp-icon3">${paths}</g>
    </svg>`;

  /** A tile for each page; `asks` names an address that says whether somebody may see it. */
  const TILES = [
    {
      command: 'partnership:open-book',
      name: NAME,
      path: 'course/',
      label: 'Partnership course',
      caption: 'Read the course: its chapters and activities, in a tab of their own',
      icon: DRAWN(
        `<path d="M11.2 6.2C9.2 4.7 6 4.2 3 4.5v14c3-.3 6.2.2 8.2 1.7z"/>
        <path d="M12.8 6.2c2-1.5 5.2-2 8.2-1.7v14c-3-.3-6.2.2-8.2 1.7z"/>`
      ),
      asks: ''
    },
    {
      command: 'partnership:open-marking-desk',
      name: 'partnership-marking',
      path: 'marking/',
      label: 'Marking desk',
      caption: 'Mark what students have written, one question at a time, in a tab of its own',
      icon: DRAWN(
        `<path d="M4 3h12v6.2l-2 2V5H6v14h5l-1 2H4z"/>
        <path d="M8 8h4v1.6H8zm0 3.4h4V13H8zm4.5 5.2l6.2-6.2 2.4 2.4-6.2 6.2-3 .6z"/>`
      ),
      asks: 'marking/api/tile'
    }
  ];

  /** @type {Record<string, Record<string, {get: () => Promise<() => any>}>>} */
  let shared = {};

  /**
   * A module that JupyterLab shares; these are singletons, so any listed version is the one.
   * @param {string} name
   * @returns {Promise<any>}
   */
  const load = async name => {
    const [version] = Object.values(shared[name] ?? {});
    if (!version) throw new Error(`${NAME}: JupyterLab does not share ${name}`);
    return (await version.get())();
  };

  /**
   * Show a page in its tab. A tab that is already open keeps what its reader was at.
   * @param {string} name
   * @param {string} address
   */
  const openTab = (name, address) => {
    const tab = window.open('', name);
    if (!tab) return;
    let isThere = false;
    try {
      isThere = tab.location.href.startsWith(new URL(address, window.location.href).href);
    } catch {
      // Its reader followed a link to another site, whose address we may not see.
    }
    if (!isThere) tab.location.href = address;
    tab.focus();
  };

  /**
   * @param {string} address says so
   * @returns {Promise<boolean>} whether a tile is for whoever is here
   */
  const isFor = async address => {
    try {
      const answer = await fetch(address, { credentials: 'same-origin' });
      return answer.ok && (await answer.json()).may === true;
    } catch {
      return false;
    }
  };

  const extension = async () => {
    const [{ ILauncher }, { ICommandPalette }, { PageConfig, URLExt }, { LabIcon }] =
      await Promise.all(
        ['launcher', 'apputils', 'coreutils', 'ui-components'].map(part =>
          load(`@jupyterlab/${part}`)
        )
      );
    return {
      id: `${NAME}:tile`,
      description: 'Tiles that open the course and, for those who mark, the marking desk',
      autoStart: true,
      optional: [ILauncher, ICommandPalette],
      /**
       * @param {any} app
       * @param {any} launcher
       * @param {any} palette
       */
      activate: (app, launcher, palette) => {
        const base = PageConfig.getBaseUrl();
        TILES.forEach(async ({ command, name, path, label, caption, icon, asks }, place) => {
          if (asks && !(await isFor(URLExt.join(base, asks)))) return;
          app.commands.addCommand(command, {
            label,
            caption,
            icon: new LabIcon({ name: `${command}-icon`, svgstr: icon }),
            execute: () => openTab(name, URLExt.join(base, path))
          });
          launcher?.add({ command, category: 'Other', rank: place - TILES.length });
          palette?.addItem({ command, category: 'Help' });
        });
      }
    };
  };

  /** @type {any} */
  const page = window;
  page._JUPYTERLAB ??= {};
  page._JUPYTERLAB[NAME] = {
    /** @param {typeof shared} scope */
    init: scope => {
      shared = scope;
    },
    /** @param {string} module */
    get: async module => {
      if (module !== './extension') throw new Error(`${NAME}: there is no ${module}`);
      const found = await extension();
      return () => ({ __esModule: true, default: found });
    }
  };
})();
