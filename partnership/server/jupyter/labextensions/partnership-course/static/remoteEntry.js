// @ts-check
/**
 * The course's tile in JupyterLab's Launcher, and its entry in the command palette.
 *
 * JupyterLab loads an extension as a "container" with two functions, `init` and `get`. They are
 * usually made by a bundler; this extension bundles nothing, so they are written by hand.
 * `init` is handed the modules that JupyterLab shares with extensions.
 */
(() => {
  const NAME = 'partnership-course';
  const COMMAND = 'partnership:open-book';
  const LABEL = 'Partnership course';
  const CAPTION = 'Read the course: its chapters and activities, in a tab of their own';
  const ICON = `
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24">
      <g fill="#616161" class="jp-icon3">
        <path d="M11.2 6.2C9.2 4.7 6 4.2 3 4.5v14c3-.3 6.2.2 8.2 1.7z"/>
        <path d="M12.8 6.2c2-1.5 5.2-2 8.2-1.7v14c-3-.3-6.2.2-8.2 1.7z"/>
      </g>
    </svg>`;

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
   * Show the book in its tab. A tab that is already open keeps the page the learner was on.
   * @param {string} address
   */
  const openBook = address => {
    const tab = window.open('', NAME);
    if (!tab) return;
    let isInBook = false;
    try {
      isInBook = tab.location.href.startsWith(new URL(address, window.location.href).href);
    } catch {
      // The learner followed a link to another site, whose address we may not see.
    }
    if (!isInBook) tab.location.href = address;
    tab.focus();
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
      description: CAPTION,
      autoStart: true,
      optional: [ILauncher, ICommandPalette],
      /**
       * @param {any} app
       * @param {any} launcher
       * @param {any} palette
       */
      activate: (app, launcher, palette) => {
        const address = URLExt.join(PageConfig.getBaseUrl(), 'course/');
        app.commands.addCommand(COMMAND, {
          label: LABEL,
          caption: CAPTION,
          icon: new LabIcon({ name: `${NAME}:book`, svgstr: ICON }),
          execute: () => openBook(address)
        });
        launcher?.add({ command: COMMAND, category: 'Other', rank: -1 });
        palette?.addItem({ command: COMMAND, category: 'Help' });
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
