//! Maximum-weight assignment of a small bipartite graph.

/// Above this many rows or columns the assignment is greedy: such a bead is a table in one segment, where order decides.
const MOST_EXACT: usize = 96;

/// Pairs rows with columns so that the sum of `weight(row, column)` is largest; a weight of 0 or less pairs nothing.
///
/// Each row and column is used once at most; the pairs come sorted by row. Exact up to 96 rows and columns
/// (Kuhn–Munkres with potentials, O(n²m)), beyond that by descending weight. Ties go to the earlier row, then column.
pub(crate) fn assign(rows: usize, columns: usize, weight: impl Fn(usize, usize) -> i32) -> Vec<(usize, usize)> {
    if rows == 0 || columns == 0 {
        return Vec::new();
    }
    if rows.max(columns) > MOST_EXACT {
        return greedy(rows, columns, weight);
    }
    let mut pairs = if rows <= columns {
        munkres(rows, columns, &weight)
    } else {
        let turned = munkres(columns, rows, &|row, column| weight(column, row));
        turned.into_iter().map(|(row, column)| (column, row)).collect()
    };
    pairs.retain(|(row, column)| weight(*row, *column) > 0);
    pairs.sort_unstable();
    pairs
}

fn greedy(rows: usize, columns: usize, weight: impl Fn(usize, usize) -> i32) -> Vec<(usize, usize)> {
    // Only cells near the diagonal: a table keeps its order, and all cells of a very long one would not fit memory.
    let reach = MOST_EXACT / 2;
    let centre = |row: usize| row * columns / rows;
    let mut cells: Vec<_> = (0..rows)
        .flat_map(|row| {
            (centre(row).saturating_sub(reach)..(centre(row) + reach).min(columns)).map(move |column| (row, column))
        })
        .map(|(row, column)| (std::cmp::Reverse(weight(row, column)), row, column))
        .filter(|(weight, ..)| weight.0 > 0)
        .collect();
    cells.sort_unstable();
    let (mut used_rows, mut used_columns) = (vec![false; rows], vec![false; columns]);
    let mut pairs = Vec::new();
    for (_, row, column) in cells {
        if !used_rows[row] && !used_columns[column] {
            (used_rows[row], used_columns[column]) = (true, true);
            pairs.push((row, column));
        }
    }
    pairs.sort_unstable();
    pairs
}

/// Kuhn–Munkres on costs −weight for `rows <= columns`: every row gets a column. Source: Kuhn 1955; Munkres 1957.
fn munkres(rows: usize, columns: usize, weight: &dyn Fn(usize, usize) -> i32) -> Vec<(usize, usize)> {
    // Each cell is asked for many times, and a weight may be dear.
    let cells = (0..rows * columns).map(|cell| -i64::from(weight(cell / columns, cell % columns).max(0)));
    let costs: Vec<i64> = cells.collect();
    let cost = |row: usize, column: usize| costs[(row - 1) * columns + column - 1];
    let (mut row_potential, mut column_potential) = (vec![0_i64; rows + 1], vec![0_i64; columns + 1]);
    let (mut row_of, mut way) = (vec![0_usize; columns + 1], vec![0_usize; columns + 1]);
    for row in 1..=rows {
        row_of[0] = row;
        let (mut least, mut visited) = (vec![i64::MAX; columns + 1], vec![false; columns + 1]);
        let mut column = 0;
        while row_of[column] != 0 {
            visited[column] = true;
            let here = row_of[column];
            let (mut delta, mut next) = (i64::MAX, 0);
            for other in (1..=columns).filter(|other| !visited[*other]) {
                let reduced = cost(here, other) - row_potential[here] - column_potential[other];
                if reduced < least[other] {
                    (least[other], way[other]) = (reduced, column);
                }
                if least[other] < delta {
                    (delta, next) = (least[other], other);
                }
            }
            for other in 0..=columns {
                if visited[other] {
                    row_potential[row_of[other]] += delta;
                    column_potential[other] -= delta;
                } else if least[other] != i64::MAX {
                    least[other] -= delta;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[way[column]];
            column = way[column];
        }
    }
    (1..=columns).filter(|column| row_of[*column] != 0).map(|column| (row_of[column] - 1, column - 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_sum_wins_over_the_heaviest_pair() {
        let weights = [[9, 8], [8, 1]];
        assert_eq!(assign(2, 2, |row, column| weights[row][column]), [(0, 1), (1, 0)]);
    }

    #[test]
    fn weightless_pairs_are_left_out_on_any_shape() {
        assert_eq!(assign(3, 1, |row, _| if row == 1 { 5 } else { 0 }), [(1, 0)]);
        assert_eq!(assign(1, 3, |_, column| if column == 2 { 5 } else { 0 }), [(0, 2)]);
        assert_eq!(assign(2, 2, |_, _| 0), []);
        assert_eq!(assign(0, 4, |_, _| 1), []);
    }

    #[test]
    fn a_very_long_table_is_paired_in_order() {
        let pairs = assign(1000, 1000, |row, column| i32::from(row == column));
        assert_eq!(pairs.len(), 1000);
        assert!(pairs.iter().all(|(row, column)| row == column));
    }

    #[test]
    fn a_table_twice_as_long_asks_for_twice_as_many_weights() {
        let asked = |len: usize| {
            let count = std::cell::Cell::new(0_usize);
            assign(len, len, |row, column| {
                count.set(count.get() + 1);
                i32::from(row == column)
            });
            count.get()
        };
        assert!(asked(2000) <= 2 * asked(1000) + MOST_EXACT * MOST_EXACT, "{} and {}", asked(1000), asked(2000));
    }
}
