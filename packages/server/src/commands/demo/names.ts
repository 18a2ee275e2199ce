/** Names of the demo's people, from many countries. Behind a bar stands how a login spells what has other letters. */
import type { Chance } from './chance.ts';

export interface Name {
  readonly firstName: string;
  readonly lastName: string;
  /** In lower-case ASCII letters and dots. */
  readonly login: string;
}

type Words = readonly [string, ...string[]];

const culture = (first: string, last: string): { readonly first: Words; readonly last: Words } => ({
  first: first.split(', ') as [string, ...string[]],
  last: last.split(', ') as [string, ...string[]],
});

const CULTURES = [
  culture('Ingrid, Øyvind, Sølvi, Håkon, Åse, Torbjørn, Kari', 'Bjørnstad, Nygård, Ødegård, Solberg, Strøm, Lund, Åsen'),
  culture(
    'João, Inês, Conceição, Tomás, Beatriz, Rui, Marta',
    'Gonçalves, Magalhães, Simões, da Conceição Albuquerque, Pinto, Sá',
  ),
  culture('Émile, Zoé, Chloé, François, Maëlle, Benoît, Anaïs', 'Tremblay, Lévesque, Côté, Bélanger, Gagné, Desrosiers'),
  culture(
    'Jürgen, Käthe, Annegret, Björn, Maximiliane-Wilhelmina, Götz',
    'Müller, Weiß, Großmann, von Hohenberg-Rüdesheim, Köhler, Jäger',
  ),
  culture(
    'Łukasz, Małgorzata, Zbigniew, Agnieszka, Wojciech, Żaneta',
    'Wiśniewski, Brzęczyszczykiewicz, Zając, Kowalczyk, Dąbrowska',
  ),
  culture('Siobhán, Niamh, Oisín, Caoimhe, Tadhg, Aoife', "O'Sullivan, Ní Dhomhnaill, Mac Giolla, Byrne, O'Rourke"),
  culture('Nguyễn, Trần, Phạm, Lê', 'Thị Minh Khai, Văn Hùng, Quốc Bảo, Thu Hà'),
  culture(
    '美咲|misaki, 健太|kenta, さくら|sakura, 大輔|daisuke, 陽子|yoko',
    '佐藤|sato, 高橋|takahashi, 渡辺|watanabe, 小野寺|onodera',
  ),
  culture(
    'فاطمة|fatima, يوسف|youssef, ليلى|layla, عبد الرحمن|abdulrahman, نور|nour',
    'الحسن|alhassan, المصري|almasri, بن علي|benali, حداد|haddad',
  ),
  culture(
    'Олена|olena, Тарас|taras, Наталія|nataliia, Богдан|bohdan',
    'Шевченко|shevchenko, Коваленко|kovalenko, Мельник|melnyk',
  ),
  culture('Venkatanarasimha, Priya, Arjun, Lakshmi, Kavya', 'Subrahmanyam Chandrasekharan, Rao, Iyer, Krishnamurthy'),
  culture('Chiamaka, Oluwaseun, Ngozi, Babatunde, Ifeoma', 'Okonkwo, Adébáyò, Nwosu, Eze, Olúwarántí'),
  culture('지우|jiwoo, 서연|seoyeon, 민준|minjun', '김|kim, 박|park, 최|choi'),
  culture('Ólafur, Guðrún, Þórdís, Sigríður', 'Jónsson, Björnsdóttir, Þorláksdóttir, Sigurðardóttir'),
  culture('Mehmet, Ayşe, Gülşah, Çağlar, İpek', 'Yıldız, Öztürk, Şahin, Çelik'),
  culture('Mary-Jane, Oliver, Grace, Theo, Ruth, Sam', 'Smith, Okafor-Jones, Fitzgerald-Montgomery, Li, Clarke'),
] as const;

const PLAIN: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', ß: 'ss', ð: 'd', þ: 'th', ı: 'i', æ: 'ae', đ: 'd' };

/** Gives each of the people a login that nobody else has. */
export function createNames(chance: Chance): () => Name {
  const times = new Map<string, number>();
  return () => {
    const { first, last } = chance.oneOf(CULTURES);
    const [firstName, firstAscii] = spelled(chance.oneOf(first));
    const [lastName, lastAscii] = spelled(chance.oneOf(last));
    const login = `${firstAscii}.${lastAscii}`;
    const time = (times.get(login) ?? 0) + 1;
    times.set(login, time);
    return { firstName, lastName, login: time === 1 ? login : `${login}${time}` };
  };
}

function spelled(word: string): [shown: string, ascii: string] {
  const [shown = '', ascii = shown] = word.split('|');
  const letters = ascii.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  return [
    shown,
    [...letters]
      .map(letter => PLAIN[letter] ?? letter)
      .join('')
      .replaceAll(/[^a-z-]/g, ''),
  ];
}
