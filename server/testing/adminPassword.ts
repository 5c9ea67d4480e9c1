export const adminPassword = 'correct horse battery';
