const upgrade = {
  title: 'Mooring is being upgraded',
  text: 'The database is being converted for the new version. Your registries, images and settings are kept, even if the server is stopped meanwhile.',
  progress: '{{done}} of {{steps}} steps done, {{time}} so far',
  seconds: '{{seconds}} s',
  minutes: '{{minutes}} min {{seconds}} s',
  next: 'This page opens the console automatically when the upgrade is complete.',
} as const;

export default upgrade;
