import type english from '../en/roles.ts';
import type { Translation } from '../translation.ts';

const roles: Translation<typeof english> = {
  administrator: '管理员',
  operator: '操作员',
  viewer: '查看者',
};

export default roles;
