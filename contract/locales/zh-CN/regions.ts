import type english from '../en/regions.ts';
import type { Translation } from '../translation.ts';

/** As the cloud's own console writes them. */
export default {
  'cn-hangzhou': '华东1(杭州)',
  'cn-shanghai': '华东2(上海)',
  'cn-qingdao': '华北1(青岛)',
  'cn-beijing': '华北2(北京)',
  'cn-zhangjiakou': '华北3(张家口)',
  'cn-huhehaote': '华北5(呼和浩特)',
  'cn-shenzhen': '华南1(深圳)',
  'cn-guangzhou': '华南3(广州)',
  'cn-hongkong': '中国香港',
  'ap-northeast-1': '日本(东京)',
  'ap-southeast-1': '新加坡',
  'us-west-1': '美国(硅谷)',
  'us-east-1': '美国(弗吉尼亚)',
  'eu-central-1': '德国(法兰克福)',
  'eu-west-1': '英国(伦敦)',
  'ap-southeast-5': '印度尼西亚(雅加达)',
} as const satisfies Translation<typeof english>;
