import words from 'antd/locale/en_US';

export default words;
