// SPDX-License-Identifier: Apache-2.0
#include "pluralexpression.h"

#include <cstring>

namespace lineup {

namespace {
constexpr int maxDepth = 40;
constexpr int64_t maxNumber = 1000000;
} // namespace

// Recursive descent, one level of precedence a step; depth is counted because the text comes from a file.
class PluralExpressionParser
{
public:
    explicit PluralExpressionParser(const QByteArray &text)
        : m_text(text)
    { }

    std::optional<PluralExpression> parse()
    {
        const int root = choice(0);
        skipSpace();
        if (root < 0 || m_at != m_text.size())
            return std::nullopt;
        return m_result;
    }

private:
    using Op = PluralExpression::Op;
    struct Operator
    {
        const char *text;
        Op op;
    };

    static const std::vector<std::vector<Operator>> &levels();
    int choice(int depth);
    int binary(size_t level, int depth);
    int unary(int depth);
    int number();
    int add(Op op, int a = -1, int b = -1, int c = -1, int64_t value = 0);
    bool take(const char *text);
    void skipSpace();

    QByteArray m_text;
    qsizetype m_at = 0;
    PluralExpression m_result;
};

const std::vector<std::vector<PluralExpressionParser::Operator>> &PluralExpressionParser::levels()
{
    static const std::vector<std::vector<Operator>> all = {
        { { "||", Op::Or } },
        { { "&&", Op::And } },
        { { "==", Op::Equal }, { "!=", Op::NotEqual } },
        { { "<=", Op::LessEqual }, { ">=", Op::GreaterEqual }, { "<", Op::Less }, { ">", Op::Greater } },
        { { "+", Op::Add }, { "-", Op::Subtract } },
        { { "*", Op::Multiply }, { "/", Op::Divide }, { "%", Op::Modulo } },
    };
    return all;
}

void PluralExpressionParser::skipSpace()
{
    while (m_at < m_text.size() && std::strchr(" \t\r\n\\", m_text.at(m_at)))
        ++m_at;
}

bool PluralExpressionParser::take(const char *text)
{
    skipSpace();
    const QByteArrayView wanted(text);
    if (!QByteArrayView(m_text).sliced(m_at).startsWith(wanted))
        return false;
    m_at += wanted.size();
    return true;
}

int PluralExpressionParser::add(Op op, int a, int b, int c, int64_t value)
{
    m_result.m_nodes.push_back({ op, value, { a, b, c } });
    return int(m_result.m_nodes.size()) - 1;
}

int PluralExpressionParser::choice(int depth)
{
    if (depth > maxDepth)
        return -1;
    const int condition = binary(0, depth + 1);
    if (condition < 0 || !take("?"))
        return condition;
    const int first = choice(depth + 1);
    if (first < 0 || !take(":"))
        return -1;
    const int second = choice(depth + 1);
    return second < 0 ? -1 : add(Op::Choose, condition, first, second);
}

int PluralExpressionParser::binary(size_t level, int depth)
{
    if (level == levels().size())
        return unary(depth);
    int left = binary(level + 1, depth);
    for (bool found = left >= 0; found;) {
        found = false;
        for (const Operator &candidate : levels().at(level)) {
            if (!take(candidate.text))
                continue;
            const int right = binary(level + 1, depth);
            if (right < 0)
                return -1;
            left = add(candidate.op, left, right);
            found = true;
            break;
        }
    }
    return left;
}

int PluralExpressionParser::unary(int depth)
{
    if (depth > maxDepth)
        return -1;
    skipSpace();
    if (!QByteArrayView(m_text).sliced(m_at).startsWith("!=") && take("!")) {
        const int operand = unary(depth + 1);
        return operand < 0 ? -1 : add(Op::Not, operand);
    }
    if (take("(")) {
        const int inner = choice(depth + 1);
        return inner >= 0 && take(")") ? inner : -1;
    }
    if (take("n"))
        return add(Op::Variable);
    return number();
}

int PluralExpressionParser::number()
{
    skipSpace();
    const qsizetype start = m_at;
    int64_t value = 0;
    while (m_at < m_text.size() && m_text.at(m_at) >= '0' && m_text.at(m_at) <= '9') {
        value = value * 10 + (m_text.at(m_at++) - '0');
        if (value > maxNumber)
            return -1;
    }
    return m_at == start ? -1 : add(Op::Number, -1, -1, -1, value);
}

std::optional<PluralExpression> PluralExpression::parse(const QByteArray &text)
{
    if (text.size() > maxBytes)
        return std::nullopt;
    return PluralExpressionParser(text).parse();
}

std::optional<int64_t> PluralExpression::value(int64_t n) const
{
    // Children stand before their parents, so one pass from the front gives every value, without recursion.
    // Both branches of a choice are computed; one that divides by zero counts only where it is chosen.
    std::vector<std::optional<int64_t>> values(m_nodes.size());
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        const Node &node = m_nodes[i];
        const auto child
            = [&](int which) -> std::optional<int64_t> { return values[size_t(node.children[which])]; };
        if (node.op == Op::Number) {
            values[i] = node.number;
        } else if (node.op == Op::Variable) {
            values[i] = n;
        } else if (node.op == Op::Not) {
            values[i] = child(0) ? std::optional<int64_t>(*child(0) == 0) : std::nullopt;
        } else if (node.op == Op::Choose) {
            values[i] = child(0) ? child(*child(0) != 0 ? 1 : 2) : std::nullopt;
        } else if (child(0) && (node.op == Op::And || node.op == Op::Or)
                   && (*child(0) != 0) == (node.op == Op::Or)) {
            values[i] = node.op == Op::Or ? 1 : 0;
        } else if (child(0) && child(1)) {
            values[i] = apply(node.op, *child(0), *child(1));
        }
    }
    return values.empty() ? std::nullopt : values.back();
}

std::optional<int64_t> PluralExpression::apply(Op op, int64_t a, int64_t b)
{
    // Products of a long expression leave the range of the type unless they are kept small.
    constexpr int64_t bound = int64_t(1) << 30;
    if (a > bound || a < -bound || b > bound || b < -bound)
        return std::nullopt;
    switch (op) {
    case Op::Multiply:
        return a * b;
    case Op::Divide:
        return b == 0 ? std::nullopt : std::optional<int64_t>(a / b);
    case Op::Modulo:
        return b == 0 ? std::nullopt : std::optional<int64_t>(a % b);
    case Op::Add:
        return a + b;
    case Op::Subtract:
        return a - b;
    case Op::Less:
        return a < b;
    case Op::Greater:
        return a > b;
    case Op::LessEqual:
        return a <= b;
    case Op::GreaterEqual:
        return a >= b;
    case Op::Equal:
        return a == b;
    case Op::NotEqual:
        return a != b;
    case Op::And:
        return a && b;
    case Op::Or:
        return a || b;
    case Op::Number:
    case Op::Variable:
    case Op::Not:
    case Op::Choose:
        break;
    }
    return std::nullopt;
}

} // namespace lineup
