import words from 'antd/locale/zh_CN';

export default words;
