const roles = {
  administrator: 'Administrator',
  operator: 'Operator',
  viewer: 'Viewer',
} as const;

export default roles;
