/** Wide enough for two fields side by side; the whole width of a phone. */
export const drawerSize = { size: 640, styles: { wrapper: { maxWidth: '100vw' } } };
