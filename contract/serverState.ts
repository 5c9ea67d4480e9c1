/** Marks the one element of the page that stands in for the console while the server is upgraded: an open console knows it by that. */
export const upgradingMark = 'data-mooring-upgrading';
