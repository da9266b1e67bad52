import { addDays, type CivilDate, type HolidayNotice, type NoticeDay } from '#kernel';

/** The days from `from` to `to` are off. Weekends that merely adjoin a holiday (与周末连休) are not listed. */
const off = (name: string, from: CivilDate, to: CivilDate = from): NoticeDay[] => {
  const days: NoticeDay[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) days.push({ date, working: false, name });
  return days;
};

/** These Saturdays and Sundays are worked to make up for the holiday. */
const madeUp = (name: string, ...dates: CivilDate[]): NoticeDay[] => dates.map((date) => ({ date, working: true, name }));

/** A notice that arranges a whole year. Its text, number and date were seen in reprints of it. */
const arranged = (year: number, number: string, issuedOn: CivilDate, ...days: NoticeDay[][]): HolidayNotice => ({
  id: `holidays-${year}`,
  number,
  title: `国务院办公厅关于${year}年部分节假日安排的通知`,
  issuedOn,
  year,
  mark: 'verified',
  days: days.flat(),
});

const [newYear, spring, tomb, labour, boat, moon, nation] = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'];
const nationAndMoon = '国庆节、中秋节';

const year2016 = arranged(
  2016,
  '国办发明电〔2015〕18号',
  '2015-12-10',
  off(newYear, '2016-01-01'),
  off(spring, '2016-02-07', '2016-02-13'),
  madeUp(spring, '2016-02-06', '2016-02-14'),
  off(tomb, '2016-04-04'),
  off(labour, '2016-05-01', '2016-05-02'),
  off(boat, '2016-06-09', '2016-06-11'),
  madeUp(boat, '2016-06-12'),
  off(moon, '2016-09-15', '2016-09-17'),
  madeUp(moon, '2016-09-18'),
  off(nation, '2016-10-01', '2016-10-07'),
  madeUp(nation, '2016-10-08', '2016-10-09'),
);

const year2017 = arranged(
  2017,
  '国办发明电〔2016〕17号',
  '2016-12-01',
  off(newYear, '2017-01-01', '2017-01-02'),
  off(spring, '2017-01-27', '2017-02-02'),
  madeUp(spring, '2017-01-22', '2017-02-04'),
  off(tomb, '2017-04-02', '2017-04-04'),
  madeUp(tomb, '2017-04-01'),
  off(labour, '2017-05-01'),
  off(boat, '2017-05-28', '2017-05-30'),
  madeUp(boat, '2017-05-27'),
  off(nationAndMoon, '2017-10-01', '2017-10-08'),
  madeUp(nationAndMoon, '2017-09-30'),
);

const year2018 = arranged(
  2018,
  '国办发明电〔2017〕12号',
  '2017-11-30',
  off(newYear, '2018-01-01'),
  off(spring, '2018-02-15', '2018-02-21'),
  madeUp(spring, '2018-02-11', '2018-02-24'),
  off(tomb, '2018-04-05', '2018-04-07'),
  madeUp(tomb, '2018-04-08'),
  off(labour, '2018-04-29', '2018-05-01'),
  madeUp(labour, '2018-04-28'),
  off(boat, '2018-06-18'),
  off(moon, '2018-09-24'),
  off(nation, '2018-10-01', '2018-10-07'),
  madeUp(nation, '2018-09-29', '2018-09-30'),
);

const year2019 = arranged(
  2019,
  '国办发明电〔2018〕15号',
  '2018-12-04',
  off(newYear, '2018-12-30', '2019-01-01'),
  madeUp(newYear, '2018-12-29'),
  off(spring, '2019-02-04', '2019-02-10'),
  madeUp(spring, '2019-02-02', '2019-02-03'),
  off(tomb, '2019-04-05'),
  off(labour, '2019-05-01'),
  off(boat, '2019-06-07'),
  off(moon, '2019-09-13'),
  off(nation, '2019-10-01', '2019-10-07'),
  madeUp(nation, '2019-09-29', '2019-10-12'),
);

const labourDay2019: HolidayNotice = {
  id: 'holidays-2019-labour-day',
  number: '国办发明电〔2019〕3号',
  title: '国务院办公厅关于调整2019年劳动节假期安排的通知',
  issuedOn: '2019-03-22',
  year: 2019,
  mark: 'verified',
  days: [...off(labour, '2019-05-01', '2019-05-04'), ...madeUp(labour, '2019-04-28', '2019-05-05')],
};

const year2020 = arranged(
  2020,
  '国办发明电〔2019〕16号',
  '2019-11-21',
  off(newYear, '2020-01-01'),
  off(spring, '2020-01-24', '2020-01-30'),
  madeUp(spring, '2020-01-19', '2020-02-01'),
  off(tomb, '2020-04-04', '2020-04-06'),
  off(labour, '2020-05-01', '2020-05-05'),
  madeUp(labour, '2020-04-26', '2020-05-09'),
  off(boat, '2020-06-25', '2020-06-27'),
  madeUp(boat, '2020-06-28'),
  off(nationAndMoon, '2020-10-01', '2020-10-08'),
  madeUp(nationAndMoon, '2020-09-27', '2020-10-10'),
);

/** The make-up day of 1 February, a Saturday, fell away with the extension. */
const springFestival2020: HolidayNotice = {
  id: 'holidays-2020-spring-festival',
  number: '国办发明电〔2020〕1号',
  title: '国务院办公厅关于延长2020年春节假期的通知',
  issuedOn: '2020-01-26',
  year: 2020,
  mark: 'verified',
  days: off(spring, '2020-01-31', '2020-02-02'),
};

const year2021 = arranged(
  2021,
  '国办发明电〔2020〕27号',
  '2020-11-25',
  off(newYear, '2021-01-01', '2021-01-03'),
  off(spring, '2021-02-11', '2021-02-17'),
  madeUp(spring, '2021-02-07', '2021-02-20'),
  off(tomb, '2021-04-03', '2021-04-05'),
  off(labour, '2021-05-01', '2021-05-05'),
  madeUp(labour, '2021-04-25', '2021-05-08'),
  off(boat, '2021-06-12', '2021-06-14'),
  off(moon, '2021-09-19', '2021-09-21'),
  madeUp(moon, '2021-09-18'),
  off(nation, '2021-10-01', '2021-10-07'),
  madeUp(nation, '2021-09-26', '2021-10-09'),
);

const year2022 = arranged(
  2022,
  '国办发明电〔2021〕11号',
  '2021-10-25',
  off(newYear, '2022-01-01', '2022-01-03'),
  off(spring, '2022-01-31', '2022-02-06'),
  madeUp(spring, '2022-01-29', '2022-01-30'),
  off(tomb, '2022-04-03', '2022-04-05'),
  madeUp(tomb, '2022-04-02'),
  off(labour, '2022-04-30', '2022-05-04'),
  madeUp(labour, '2022-04-24', '2022-05-07'),
  off(boat, '2022-06-03', '2022-06-05'),
  off(moon, '2022-09-10', '2022-09-12'),
  off(nation, '2022-10-01', '2022-10-07'),
  madeUp(nation, '2022-10-08', '2022-10-09'),
);

const year2023 = arranged(
  2023,
  '国办发明电〔2022〕16号',
  '2022-12-08',
  off(newYear, '2022-12-31', '2023-01-02'),
  off(spring, '2023-01-21', '2023-01-27'),
  madeUp(spring, '2023-01-28', '2023-01-29'),
  off(tomb, '2023-04-05'),
  off(labour, '2023-04-29', '2023-05-03'),
  madeUp(labour, '2023-04-23', '2023-05-06'),
  off(boat, '2023-06-22', '2023-06-24'),
  madeUp(boat, '2023-06-25'),
  off(nationAndMoon, '2023-09-29', '2023-10-06'),
  madeUp(nationAndMoon, '2023-10-07', '2023-10-08'),
);

const year2024 = arranged(
  2024,
  '国办发明电〔2023〕7号',
  '2023-10-25',
  off(newYear, '2024-01-01'),
  off(spring, '2024-02-10', '2024-02-17'),
  madeUp(spring, '2024-02-04', '2024-02-18'),
  off(tomb, '2024-04-04', '2024-04-06'),
  madeUp(tomb, '2024-04-07'),
  off(labour, '2024-05-01', '2024-05-05'),
  madeUp(labour, '2024-04-28', '2024-05-11'),
  off(boat, '2024-06-10'),
  off(moon, '2024-09-15', '2024-09-17'),
  madeUp(moon, '2024-09-14'),
  off(nation, '2024-10-01', '2024-10-07'),
  madeUp(nation, '2024-09-29', '2024-10-12'),
);

const year2025 = arranged(
  2025,
  '国办发明电〔2024〕12号',
  '2024-11-12',
  off(newYear, '2025-01-01'),
  off(spring, '2025-01-28', '2025-02-04'),
  madeUp(spring, '2025-01-26', '2025-02-08'),
  off(tomb, '2025-04-04', '2025-04-06'),
  off(labour, '2025-05-01', '2025-05-05'),
  madeUp(labour, '2025-04-27'),
  off(boat, '2025-05-31', '2025-06-02'),
  off(nationAndMoon, '2025-10-01', '2025-10-08'),
  madeUp(nationAndMoon, '2025-09-28', '2025-10-11'),
);

const year2026 = arranged(
  2026,
  '国办发明电〔2025〕7号',
  '2025-11-04',
  off(newYear, '2026-01-01', '2026-01-03'),
  madeUp(newYear, '2026-01-04'),
  off(spring, '2026-02-15', '2026-02-23'),
  madeUp(spring, '2026-02-14', '2026-02-28'),
  off(tomb, '2026-04-04', '2026-04-06'),
  off(labour, '2026-05-01', '2026-05-05'),
  madeUp(labour, '2026-05-09'),
  off(boat, '2026-06-19', '2026-06-21'),
  off(moon, '2026-09-25', '2026-09-27'),
  off(nation, '2026-10-01', '2026-10-07'),
  madeUp(nation, '2026-09-20', '2026-10-10'),
);

/**
 * The notices of the State Council's General Office on the holidays of 2016–2026, a change during a year as a notice
 * of its own, so that `calendar(holidayNotices, knownOn)` shows how things stood before it. `issuedOn` is the day the
 * notice bears (成文日期). Later years are provisional until their notice is imported.
 */
export const holidayNotices: readonly HolidayNotice[] = [
  year2016,
  year2017,
  year2018,
  year2019,
  labourDay2019,
  year2020,
  springFestival2020,
  year2021,
  year2022,
  year2023,
  year2024,
  year2025,
  year2026,
];
