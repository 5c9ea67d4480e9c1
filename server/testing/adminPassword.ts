export const adminPassword = 'correct horse battery';

/** The same as the server stores it, at a cost that takes no time to check. */
export const adminPasswordHash = 'scrypt$16$8$1$o1jbM2xvF_QrLM1NZwDk0Q$VAtDJxV35MhZCeqJhyd9oaAGb2JFXX4YS2P_efNuIuM';
